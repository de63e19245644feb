-- The authors with the most posts.
-- @param {Int} $1:limit How many authors
-- @param {Role?} $2:role Only those of a role, or null for all
select u.id, u.name, u.role, count(p.id) as posts
from "User" u left join "Post" p on p."authorId" = u.id
where $2::"Role" is null or u.role = $2
group by u.id order by posts desc, u.id limit $1
