-- One parameter in two places is one value.
-- @param {Decimal} $1:limit
-- @column {Boolean} large
select total > $1 as large, count(*) as orders from "Order" group by total > $1 order by 1
