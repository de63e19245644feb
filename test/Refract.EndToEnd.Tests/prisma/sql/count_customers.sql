-- How many there are.
-- @returns scalar
select count(*) as customers from "Customer Accounts"
