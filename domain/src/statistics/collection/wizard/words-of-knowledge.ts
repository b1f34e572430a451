/** Item | everyday words zh | everyday words en | example zh | example en. */
export const wordsOfKnowledge = `
SH1|商标费;商标许可;特许经营;加盟费;品牌使用费;特许权使用费;连锁加盟|trademark fee;franchise;brand licence;royalty for a brand|使用境外品牌支付的加盟费|Paying for the use of a foreign brand
SH2|专利费;专利许可;技术许可;专有技术;技术使用费;配方使用费;提成费|patent licence;patent royalty;know-how;technology licence;running royalty|使用境外专利支付的提成费|Royalties on a foreign patent
SH3|软件许可;软件授权;软件复制;软件分销许可;OEM授权|software distribution licence;right to reproduce software;software reseller licence|取得复制分销软件的权利|The right to copy and sell a program
SH41|影视版权;电影版权;电视剧版权;音乐版权;播映权;动漫版权|film rights;television rights;music rights;broadcasting rights|购买电视剧境外播映权|Rights to show a series
SH42|图书版权;出版授权;演出授权;游戏授权;直播授权|publishing rights;book rights;game licence;performance rights|图书的翻译出版授权|The right to translate and publish a book
SI1|电信;国际漫游;电话费;专线;带宽;宽带;卫星通信;国际长途;短信|telecom;roaming;leased line;bandwidth;international call;satellite;broadband|租用国际专线|A leased line abroad
SI21|软件开发;软件外包;软件;定制软件;手机应用;小程序;App;软件购买;软件升级;嵌入式软件;游戏开发;ITO;信息技术外包;编程;程序开发|software development;software outsourcing;software;custom software;app development;programming;game development;ito;licence for end users|为美国客户开发管理软件|Software developed for a customer in the United States
SI22|云服务;云计算;系统集成;数据处理;运维;服务器托管;IT运维;网站托管;数据中心;信息系统;技术支持;硬件咨询;数据标注;SaaS;测试服务|cloud;hosting;system integration;data processing;it operations;data centre;it support;saas;data labelling;software testing|使用境外云服务器的费用|Servers rented in a cloud abroad
SI31|新闻稿;通讯社;新闻图片|news agency;news feed;press photos|向境外媒体供稿|News supplied to media abroad
SI32|数据库订阅;信息服务;网络检索;数据服务;资讯订阅;地图数据;门户网站|database subscription;information service;web search;data subscription;online content|订阅境外行业数据库|A database of the trade, by subscription
SJ111|研发;研发服务;委托研发;研究开发;新药研发;CRO;临床试验;技术研发;合作研发;生物医药研发|research and development;contract research;cro;clinical trial;drug discovery;r&d|受境外药企委托进行新药研发|Drug research for a foreign company
SJ112|专利转让;技术转让;著作权转让;知识产权出售;软件著作权转让;专利出售|sale of patents;assignment of patents;technology transfer;sale of copyright;sale of intellectual property|把专利卖给境外公司|A patent sold abroad
SJ12|产品测试研发;试制;样品开发;其他研发|prototype;product development;pilot production|产品试制和测试|Prototypes and trials
SJ211|律师;法律服务;律师费;仲裁;诉讼;知识产权代理;商标注册代理;专利代理;法务|lawyer;legal;arbitration;litigation;patent attorney;trademark registration|境外律师事务所的律师费|Fees of lawyers abroad
SJ212|审计;会计;记账;税务咨询;财务外包;代理记账;报税|audit;accounting;bookkeeping;tax advice;finance outsourcing|境外会计师事务所审计费|Audit by a firm abroad
SJ213|咨询;管理咨询;企业管理;公关;顾问费;业务流程外包;BPO;供应链管理;总部管理费;战略咨询|consulting;management consulting;public relations;advisory;business process outsourcing;bpo;head office charges;management fee|母公司收取的管理咨询费|Management advice charged by the parent
SJ22|广告;广告费;推广;市场调研;市场调查;搜索推广;网络广告;营销;谷歌广告;民意调查|advertising;marketing;promotion;market research;search ads;online ads;opinion poll|在境外搜索引擎投放广告|Advertising with a search engine abroad
SJ221|参展费;展会;会展;展览;展位费;博览会;会议;论坛;承办会议|booth at a fair;trade fair;exhibition;conference fee;exhibition stand;convention|赴境外参展的展位费|A stand at a fair abroad
SJ311|建筑设计;规划设计;景观设计;城市规划;室内设计|architecture;architectural design;urban planning;landscape design;interior design|为境外项目做建筑设计|Buildings designed for a project abroad
SJ312|工程设计;勘察;工程咨询;监理;桥梁设计;勘察设计;技术指导;设备安装指导;造价咨询|engineering;engineering design;survey;site supervision;bridge design;technical guidance|桥梁勘察设计|Survey and design of a bridge
SJ313|检测;检验;认证;测绘;测试认证;质量检测;技术服务;遥感;地质勘探;计量|testing;inspection;certification;mapping;laboratory test;technical service;quality control|产品出口认证检测费|Tests and certificates for exports
SJ321|污水处理;废物处理;环保;垃圾处理;环境修复;危废处置|waste treatment;sewage;environmental service;depollution;hazardous waste|境外垃圾处理技术运营|Running a waste plant abroad
SJ322|农业服务;农技;林业;渔业服务;病虫害防治;种植服务|agricultural service;forestry;fishing service;pest control|境外农场种植服务|Planting for a farm abroad
SJ323|采矿服务;钻井;油田服务;石油技术服务;测井|mining service;drilling;oil field service;well logging|境外油田钻井服务|Drilling in an oil field abroad
SJ33|租赁;设备租赁;租金;飞机租赁;船舶租赁;经营租赁;车辆租赁;干租|rental;lease;equipment rental;aircraft lease;charter without crew;operating lease|租用境外设备的租金|Rent of equipment from abroad
SJ34|佣金;代理费;贸易代理;经销代理;跨境电商平台费;平台服务费;拍卖;中介费|commission;sales agent;trade agency;marketplace fee;platform fee;auction|支付境外销售代理的佣金|Commission of a sales agent abroad
SJ35|翻译;呼叫中心;客服外包;保安;包装;印刷;其他商务服务;会计以外的外包;共享服务中心;物业;照片冲印;KPO;客户服务|translation;call centre;customer service;security;packaging;printing;other business service;shared service centre;kpo|为境外客户提供客服外包|A call centre for customers abroad
SJ351|劳务派遣;人力资源;猎头;招聘;人才中介;劳务外派|staffing;recruitment;headhunting;temporary workers;human resources;employment agency|支付境外猎头费|Fees of headhunters abroad
SK11|影视制作;电影制作;后期制作;动画制作;动漫制作;配音;电视制作;录音;短视频制作|film production;post-production;animation;dubbing;television production;video production|为境外公司制作动画|Animation made for a company abroad
SK12|演出;商业演出;音乐会;艺术表演;杂技;巡演;剧团|performance;concert;theatre tour;artists’ fee;acrobatics|剧团赴境外商业演出|A theatre on tour abroad
SK21|远程医疗;医疗服务;医院服务;中医服务;医生派出;远程诊断|telemedicine;medical service;remote diagnosis;doctors abroad;chinese medicine service|通过网络为境外患者诊疗|Patients abroad treated online
SK22|培训;教育;网络课程;远程教育;在线教育;教师派出;对外汉语;语言培训|training;education;online course;distance learning;teaching;language course|为境外学员开设网络课程|Online courses for students abroad
SK23|博物馆;体育赛事;体育;赛事;娱乐;赛事转播服务;体育俱乐部;电竞|museum;sports event;sport;recreation;gaming event;e-sports|承办国际体育赛事|An international sports event
SK24|家政;个人服务;社会服务;其他个人服务|personal service;household service;social service|其他个人服务|Other personal services`
