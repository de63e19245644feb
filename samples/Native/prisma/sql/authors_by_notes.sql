-- Authors with at least so many notes.
-- @param {Int} $1:least
-- @column {BigInt} notes
select a.name, count(n.id) as notes
from "Author" a left join "Note" n on n."authorId" = a.id
group by a.id, a.name having count(n.id) >= $1 order by a.name
