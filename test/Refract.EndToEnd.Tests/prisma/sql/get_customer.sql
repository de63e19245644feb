-- @param {String} $1:address
-- @returns first
select cid as id, full_name as name from "Customer Accounts" where "e-mail" = $1
