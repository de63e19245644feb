-- Customers with the number of their orders, & <what> they cost.
-- @param {String} $1:suffix What the address ends in
-- @param {Int} $2:limit
-- @column {BigInt} orders How many
-- @column {Decimal?} total
select c.cid, c."e-mail" as address, c.full_name, count(o.id) as orders, sum(o.total) as total, c.created_at
from "Customer Accounts" c left join "Order" o on o."customerId" = c.cid
where c."e-mail" like '%' || $1
group by c.cid, c."e-mail", c.full_name, c.created_at
order by c.cid
limit $2;
