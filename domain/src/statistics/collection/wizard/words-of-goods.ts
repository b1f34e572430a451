/** Item | everyday words zh | everyday words en | example zh | example en. */
export const wordsOfGoods = `
SA|来料加工;加工费;代工;委托加工;加工服务费;贴牌加工;封装测试|processing fee;contract manufacturing;toll processing;assembly fee;packaging and testing|客户提供芯片，我方封装测试，只收加工费|The customer’s chips are packaged and tested by us for a fee
SB|维修;修理;保养;检修;大修;飞机维修;船舶维修;返修;维保;送修|repair;maintenance;overhaul;servicing;aircraft repair;ship repair;after-sales repair|境外航空公司的飞机送来检修|A foreign airline’s aircraft comes in for overhaul
SC11|邮轮;轮渡;船票;客轮|cruise ticket;ferry;passenger ship|外国旅客购买我方邮轮船票|Foreign passengers buy our cruise tickets
SC12|海运费;海运;集装箱运输;船运;海运货代;租船;拼箱;国际海运|sea freight;ocean freight;container shipping;freight forwarding by sea;chartered vessel;shipping|支付境外船公司的集装箱海运费|Paying a foreign line for a container
SC13|港口费;码头费;引航;拖轮;堆存费;滞箱费;船舶代理;装卸费|port charges;terminal handling;pilotage;towage;demurrage;ship agency;stevedoring|外轮在阳逻港的装卸和代理费|Handling and agency of a foreign ship in port
SC21|机票;航空客运;国际航班;包机旅客|air ticket;passenger flight;airline ticket|外国旅客乘坐我方国际航班|Foreign passengers on our flights
SC22|空运费;空运;航空货运;国际空运;空运货代;货运包机|air freight;air cargo;freight forwarding by air|货物空运到法兰克福的运费|Freight of goods flown to Frankfurt
SC23|机场费;地面服务;起降费;航空地服;停机费|airport charges;ground handling;landing fee|境外航空公司在天河机场的地面服务费|Ground handling of a foreign airline
SC31|国际客运班车;铁路客运;火车票|train ticket;coach ticket;rail passenger|跨境旅客列车票款|Tickets of a cross-border train
SC32|铁路运费;中欧班列;公路运输;陆运费;卡车运输;汽运;管道运输|rail freight;china-europe railway;road freight;trucking;pipeline transport|中欧班列（武汉）运费|Freight of the China–Europe train from Wuhan
SC33|仓储;货代服务费;报关费;物流服务;保税仓储;铁路场站费|warehousing;storage;customs brokerage;logistics service;handling fee|为境外客户保税仓储、理货|Bonded storage for a foreign customer
SC4|快递;邮政;国际快递;寄件;邮费;快件|courier;express delivery;parcel;postage;mail|国际快递公司的寄件费|Fees of an international courier
SDA1|边境工人;季节工;短期工人消费|seasonal workers;border workers|在境外短期务工人员在当地的消费|Spending abroad of short-term workers
SDA2|出差;差旅;商务旅行;出国考察;参会住宿;差旅住宿|business trip;business travel;hotel abroad;travel expenses|员工出国出差的食宿|Board and lodging of staff on a journey
SDB1|就医;出国看病;体检旅行;来汉就诊;医疗旅游|medical travel;treatment abroad;patients from abroad|外籍患者来院治疗|Foreign patients treated here
SDB2|留学;学费;留学生;来华留学;境外求学;访学|tuition;students abroad;foreign students;study abroad|外国留学生交纳的学费和生活费|Tuition of foreign students
SDB3|旅游;旅行社;入境游;出境游;团费;酒店;景区;地接|tourism;tour;travel agency;inbound tourists;package tour;holiday|接待入境旅游团的团费|A tour group from abroad
SE1|境外工程;对外承包;海外施工;境外建设;国外项目施工;EPC;海外总包|construction abroad;overseas project;building abroad;epc contractor|在老挝承建公路|A road built in Laos
SE2|境内工程;外国公司施工;外方承建|foreign contractor;construction in china|外国公司来汉安装厂房|A foreign firm builds a plant here
SF11|人寿保险;寿险;年金|life insurance;annuity|向境外投保寿险|Life cover from abroad
SF12|货运保险;运输险;货物保险;海上保险|cargo insurance;freight insurance;marine insurance|进出口货物运输保险|Insurance of goods on their way
SF13|保险;财产险;责任险;信用保险;出口信用险;工程险;车险|insurance;property insurance;liability insurance;export credit insurance|向境外保险公司投保责任险|Liability cover from abroad
SF2|再保险;分保|reinsurance;retrocession|向境外再保险公司分保|Risk ceded abroad
SF3|保险经纪;保险代理;公估;理赔;精算|insurance broker;loss adjuster;claims;actuarial|保险公估和经纪佣金|Fees of brokers and adjusters
SF41|养老金;退休金;企业年金|pension;retirement fund|境外养老金管理|Pension funds abroad
SF42|担保;担保费;保函|guarantee;surety;guarantee fee|标准化担保的费用|Fees of standard guarantees
SG1|银行手续费;汇款手续费;托管费;证券佣金;承销费;资产管理;信用证手续费;金融服务;跨境支付手续费;融资租赁手续费|bank charges;remittance fee;custody;brokerage;underwriting;asset management;letter of credit fee|境外银行收取的信用证手续费|What a foreign bank charges for a letter of credit
SL1|使馆;领事馆;签证费;大使馆|embassy;consulate;visa fee|使领馆在当地的购买|What consulates buy
SL2|军事;驻军|military;base|军事机构的服务|Services of military units
SL3|政府服务;国际组织|government service;international organisation|其他政府间服务|Other services between governments`
