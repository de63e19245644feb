select c.full_name, o.number, o.total, o.note
from "Customer Accounts" c left join "Order" o on o."customerId" = c.cid order by c.cid, o.number
