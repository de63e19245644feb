-- @param {String} $1:email
-- @returns firstOrDefault
select id, name from "User" where email = $1
