-- @returns stream
select id, title, "createdAt" from "Post" order by id
