-- A row with a value of every type.
-- @param {String} $1:text
-- @param {String?} $2:textN
-- @param {Boolean} $3:flag
-- @param {Boolean} $4:flagN?
-- @param {Int} $5:int
-- @param {Int?} $6:intN
-- @param {BigInt} $7:big
-- @param {Float} $8:real
-- @param {Float? @db.Real} $9:single
-- @param {Decimal} $10:number
-- @param {Decimal?} $11:money
-- @param {DateTime} $12:at
-- @param {DateTime? @db.Timestamptz(6)} $13:zonedN
-- @param {DateTime? @db.Date} $14:day
-- @param {DateTime? @db.Time(6)} $15:clock
-- @param {String? @db.Uuid} $16:guid
-- @param {Json?} $17:json
-- @param {Json? @db.Json} $18:jsonText
-- @param {Bytes?} $19:bytes
-- @param {Colour} $20:colour
-- @param {Colour?} $21:colourN
-- @returns first
insert into "Everything" ("text", "textN", "flag", "flagN", "int", "intN", "big", "real", "single", "number", "money",
  "at", "zoned", "zonedN", "day", "clock", "guid", "json", "jsonText", "bytes", "colour", "colourN")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11, 0), $12, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
returning id, "text", "colour"
