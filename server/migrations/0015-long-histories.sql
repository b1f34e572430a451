-- Ways into long histories: the work on an obligation, and how departments kept their days.

create index on plan_report (obligation);
create index on plan_obligation (department, due_day, arrived_on) where kind = 'report';
