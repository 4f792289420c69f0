"""The forms in which news gives quantities: one invented sentence a row, and every quantity that it holds.

A quantity is written ``words | value | unit | counted``, with ``-`` for nothing. Values: ``5``, ``>5`` and ``>=5`` (open to the top),
``<5`` and ``<=5`` (open to the bottom), ``5..7``, each with ``~`` before it where it is approximate.
"""

import pytest

from tellings.stating.quantities import QuantityFound, find_quantities

FORMS = """
# plain numbers
Marlow harbour holds 5 ferries. => 5 | 5 | - | ferry
The top 10 songs were sung. => 10 | 10 | - | song
The choir has 1,234 members. => 1,234 | 1234 | - | member
It has 12,34,567 voters in Pelapur. => 12,34,567 | 1234567 | - | voter
Five bakers walked out. => Five | 5 | - | baker
She kept twenty-one geese. => twenty-one | 21 | - | goose
They planted two hundred and five oaks. => two hundred and five | 205 | - | oak
The fair drew three thousand five hundred visitors. => three thousand five hundred | 3500 | - | visitor
A hundred lanterns were lit. => A hundred | 100 | - | lantern
Half a million cyclists came. => Half a million | 500000 | - | cyclist
A quarter of a million leaflets were printed. => A quarter of a million | 250000 | - | leaflet
Some 3.5 million birds pass. => Some 3.5 million | ~3500000 | - | bird
The valley has 10m people. => 10m | 10000000 | - | person
Two and a half million trees burned. => Two and a half million | 2500000 | - | tree
A dozen clerks waited. => A dozen | 12 | - | clerk
Half a dozen barges sank. => Half a dozen | 6 | - | barge
More than a half-dozen mayors signed. => More than a half-dozen | >6 | - | mayor
Two dozen goats strayed. => Two dozen | 24 | - | goat
The bakery sells 12 loaves and three pies. => 12 | 12 | - | loaf ; three | 3 | - | pie
Two other councillors abstained. => Two | 2 | - | councillor
Three of the 12 jurors slept. => Three | 3 | - | juror ; 12 | 12 | - | juror
A 19-car convoy passed. => 19 | 19 | - | car
The four-nation tour begins in Elm. => four | 4 | - | nation
Two working family farmers stayed. => Two | 2 | - | farmer
Six people, including two congressmen, left. => Six | 6 | - | person ; two | 2 | - | congressman
Several 2020 presidential candidates spoke. => Several | ~3..9 | - | candidate
Zero accidents were noted. => Zero | 0 | - | accident
# vague numbers, by the table
Dozens of skiffs set out. => Dozens | ~24..120 | - | skiff
Scores of pupils queued. => Scores | ~40..200 | - | pupil
Hundreds of farmers marched. => Hundreds | ~200..999 | - | farmer
Thousands of gulls nested. => Thousands | ~2000..99999 | - | gull
Tens of thousands of tulips froze. => Tens of thousands | ~20000..99000 | - | tulip
Hundreds of thousands of bees died. => Hundreds of thousands | ~200000..999000 | - | bee killed
Several hundred monks prayed. => Several hundred | ~300..900 | - | monk
A few dozen fans stayed. => A few dozen | ~24..72 | - | fan
A couple of drummers left. => A couple | ~2 | - | drummer
A pair of herons nested. => A pair | 2 | - | heron
Several windows broke. => Several | ~3..9 | - | window
A handful of traders objected. => A handful | ~2..9 | - | trader
# bounds
More than 40 boats left. => More than 40 | >40 | - | boat
Over 40 boats left. => Over 40 | >40 | - | boat
At least 12 wells dried up. => At least 12 | >=12 | - | well
No fewer than 9 stalls closed. => No fewer than 9 | >=9 | - | stall
Up to 30 tents flooded. => Up to 30 | <=30 | - | tent
As many as 300 volunteers came. => As many as 300 | <=300 | - | volunteer
Less than 10 pupils passed. => Less than 10 | <10 | - | pupil
Under 50 seats remain. => Under 50 | <50 | - | seat
Almost 90 shops shut. => Almost 90 | ~90 | - | shop
Nearly 90 shops shut. => Nearly 90 | ~90 | - | shop
About 60 hens escaped. => About 60 | ~60 | - | hen
Around 60 hens escaped. => Around 60 | ~60 | - | hen
Some 16 hens escaped. => Some 16 | ~16 | - | hen
Roughly 70 kites flew. => Roughly 70 | ~70 | - | kite
Approximately 70 kites flew. => Approximately 70 | ~70 | - | kite
An estimated 800 toads crossed. => An estimated 800 | ~800 | - | toad
Close to 45 stairs lead up. => Close to 45 | ~45 | - | stair
A row over two mines grew. => two | 2 | - | mine
Talks were held over two days. => two days | 2 | day | -
At least some 20 rafts sank. => At least some 20 | ~>=20 | - | raft
No more than 3 judges sat. => No more than 3 | <=3 | - | judge
The fund has 50+ donors. => 50+ | >=50 | - | donor
Some 20-odd kayaks sank. => Some 20-odd | ~20 | - | kayak
The hall seats 200 or more. => 200 or more | >=200 | - | -
The tally tops 620. => tops 620 | >620 | - | -
# ranges
Between 5 and 7 foxes were seen. => Between 5 and 7 | 5..7 | - | fox
It takes 5 to 7 days. => 5 to 7 days | 5..7 | day | -
It takes 5-7 hours. => 5-7 hours | 5..7 | hour | -
Two or three divers surfaced. => Two or three | 2..3 | - | diver
The bridge will cost $5-7 million. => $5-7 million | 5000000..7000000 | USD | -
It will serve 5 to 7 million riders. => 5 to 7 million | 5000000..7000000 | - | rider
Rates rose from 5 percent to 7 percent. => 5 percent | 5 | percent | - ; 7 percent | 7 | percent | -
Output fell from 7 to 5 tonnes. => 7 | 7 | - | - ; 5 tonnes | 5 | tonne | -
Terms of 46 to 57 months are usual. => 46 to 57 months | 46..57 | month | -
# shares
One in five shepherds owns a drone. => One in five | 0.2 | - | shepherd
A one-in-five chance is low. => one-in-five | 0.2 | - | -
Nine out of ten dentists agreed. => Nine out of ten | 0.9 | - | dentist
Three quarters of the tenants moved. => Three quarters | 0.75 | - | tenant
Half of the orchards froze. => Half | 0.5 | - | orchard
More than half of the huts burned. => More than half | >0.5 | - | hut
A third of the pupils fell ill. => A third | 0.3333333333333333 | - | pupil
Turnout was 61 percent. => 61 percent | 61 | percent | -
Turnout was 61 per cent. => 61 per cent | 61 | percent | -
Turnout was 61.5%. => 61.5% | 61.5 | percent | -
Shares closed 0.4 pct up. => 0.4 pct | 0.4 | percent | -
Some 40 percent of growers sold. => Some 40 percent | ~40 | percent | grower
Rates rose by 3 percentage points. => 3 percentage points | 3 | percentage point | -
They cut it by 25 basis points. => 25 basis points | 25 | basis point | -
# money
The plan costs €2bn. => €2bn | 2000000000 | EUR | -
It raised $1.5 million. => $1.5 million | 1500000 | USD | -
The dam cost 300m rubles. => 300m rubles | 300000000 | RUB | -
They owe 5 million euros. => 5 million euros | 5000000 | EUR | -
He got £3.2m for it. => £3.2m | 3200000 | GBP | -
The road needs Rs 500 crore. => Rs 500 crore | 5000000000 | INR | -
The clinic got Rs. 20 lakh. => Rs. 20 lakh | 2000000 | INR | -
Revenue hit US$38b. => US$38b | 38000000000 | USD | -
A loan of up to $125 billion is due. => up to $125 billion | <=125000000000 | USD | -
She wore a $43,350 brooch. => $43,350 | 43350 | USD | -
Bids start at A$5m. => A$5m | 5000000 | AUD | -
The deal is worth 40 billion yen. => 40 billion yen | 40000000000 | JPY | -
They wired 700 Swiss francs. => 700 Swiss francs | 700 | CHF | -
He was fined 500 pounds. => 500 pounds | 500 | GBP | -
They lost tens of thousands of dollars. => tens of thousands of dollars | ~20000..99000 | USD | -
Nearly $44 million went missing. => Nearly $44 million | ~44000000 | USD | -
Entry is $20 a day. => $20 | 20 | USD | -
# measures
They talked for more than five hours. => more than five hours | >5 | hour | -
The rehearsal lasted over an hour. => over an hour | >1 | hour | -
They held hour-long talks. => hour-long | 1 | hour | -
The daylong strike ended. => daylong | 1 | day | -
It ran an hour and a half. => an hour and a half | 1.5 | hour | -
It ran about three and a half hours. => about three and a half hours | ~3.5 | hour | -
A day after the flood it rained. => A day | 1 | day | -
They met for 5 hours and 14 minutes. => 5 hours and 14 minutes | 314 | minute | -
A two-day visit begins. => two-day | 2 | day | -
The nearly two-year-long audit ended. => nearly two-year-long | ~2 | year | -
A few minutes passed. => A few minutes | ~2..6 | minute | -
They waited a couple of hours. => a couple of hours | ~2 | hour | -
Five hours or more went by. => Five hours or more | >=5 | hour | -
It took two-and-a-half hours. => two-and-a-half hours | 2.5 | hour | -
It took half an hour. => half an hour | 0.5 | hour | -
The tower is 300m high. => 300m | 300 | metre | -
It has a 3,200-meter-long pier. => 3,200-meter-long | 3200 | metre | -
It lies 12 km from Elm. => 12 km | 12 | kilometre | -
It lies 3½ miles off. => 3½ miles | 3.5 | mile | -
It lies 3 1/2 miles off. => 3 1/2 miles | 3.5 | mile | -
He is six feet two inches tall. => six feet two inches | 74 | inch | -
Gusts reached 100 km/h. => 100 km/h | 100 | kilometre per hour | -
Gusts reached 60 mph. => 60 mph | 60 | mile per hour | -
They sent 20 tonnes of rice. => 20 tonnes | 20 | tonne | rice
The farm covers 1,000 sq km. => 1,000 sq km | 1000 | square kilometre | -
It fell to -5 degrees Celsius. => -5 degrees Celsius | -5 | degree Celsius | -
It pumps 400,000 barrels of oil. => 400,000 barrels | 400000 | barrel | oil
A 7.2-magnitude quake hit Ostra. => 7.2-magnitude | 7.2 | magnitude | -
A quake of magnitude 6.3 hit Ostra. => magnitude 6.3 | 6.3 | magnitude | -
He caught a 200-pound tuna. => 200-pound | 200 | pound | -
# anniversaries and ages
The guild marks its 75th anniversary. => 75th anniversary | 75 | - | anniversary
It is the 75th founding anniversary. => 75th founding anniversary | 75 | - | anniversary
Fiftieth anniversary stamps sold out. => Fiftieth anniversary | 50 | - | anniversary
He turned up at her twenty-fifth birthday. => twenty-fifth birthday | 25 | - | birthday
It is 70 years since the truce. => 70 years | 70 | year | -
Ida Brandt, 43, won the race. => 43 | 43 | year | age
A 12-year-old boy swam home. => 12-year-old | 12 | year | age
A girl aged nine sang. => nine | 9 | year | age
Brandt retired at the age of 60. => 60 | 60 | year | age
Otto Lind (51) rowed. => 51 | 51 | year | age
Children under five travel free. => under five | <5 | year | age
People over 65 pay less. => over 65 | >65 | year | age
Workers who are 58 and older stay. => 58 and older | >=58 | year | age
Twins aged 16 and 13 sang. => 16 | 16 | year | age ; 13 | 13 | year | age
Anyone 21 or older may vote. => 21 or older | >=21 | year | age
# states
At least 12 people were killed in Ostra. => At least 12 | >=12 | - | person killed
The landslide left 30 wounded. => 30 | 30 | - | person injured
The death toll rose to 48. => 48 | 48 | - | person killed
The blast hit a mill, killing 12. => 12 | 12 | - | person killed
The count stands at 48 dead. => 48 | 48 | - | person killed
There were 12 deaths in Ostra. => 12 | 12 | - | person killed
Storm deaths top 620 in Norvia => top 620 | >620 | - | person killed
The ferry toll passes 500 => passes 500 | >500 | - | person killed
Mill fire death toll feared to hit 7,000 => 7,000 | 7000 | - | person killed
Three gunmen killed 12 people. => Three | 3 | - | gunman ; 12 | 12 | - | person killed
Two nurses were slightly injured. => Two | 2 | - | nurse injured
Five miners are still missing. => Five | 5 | - | miner missing
Police detained 40 protesters. => 40 | 40 | - | protester arrested
The flood left 2,000 people homeless. => 2,000 | 2000 | - | person homeless
The war has displaced 30,000 people. => 30,000 | 30000 | - | person displaced
It claimed the lives of 9 miners. => 9 | 9 | - | miner killed
The crash claimed 12 lives. => 12 | 12 | - | person killed
Some 200 people are dead or missing. => Some 200 | ~200 | - | person killed or missing
Eight soldiers have died since. => Eight | 8 | - | soldier killed
12 killed and scores injured in Ostra blast => 12 | 12 | - | person killed ; scores | ~40..200 | - | person injured
Gunmen Kill Eight In Second Raid => Eight | 8 | - | person killed
One woman was arrested. => One | 1 | - | woman arrested
Another 12 others were hurt. => 12 | 12 | - | person injured
In Norvia 12 people were rescued. => 12 | 12 | - | person rescued
"""

NONE = """
# dates, years and times of day
In 1995 the mill closed.
They met on 13 September.
They met on September 13, 2023.
They met on Sept. 13 and left.
They met on 13-14 September.
The 2018 elections were calm.
The war of 1950-1953 ended.
The war of 1950-53 ended.
It grew between 2005 and 2008.
They fled in the 1990s.
They met at 7:09 a.m. in Elm.
They met at 5 pm in Elm.
They met at 8.30am.
They met at 5 o'clock.
They met at half past five.
It began at 4 p.m. GMT.
It is due on 13/09/2023.
It is due on 2023-09-13.
It is due on 13.09.2023.
# codes, names, labels, addresses
Call 555-1234 at once.
Call +7 495 123-45-67 at once.
Call (555) 123-4567 at once.
The Soyuz-2 stood ready.
A Boeing 737 landed.
An A-380 landed.
She spoke to "60 Minutes" on Sunday evening in the studio.
The Group of Seven met.
It slowed under COVID-19 rules.
The G-20 met in Ostra.
It broke Section 5 of the act.
See chapter 12 for more.
He lives at 12 Baker Street.
He sat in Room 12 all night.
Flight 370 vanished.
Use version 1.2.3 of it.
Apollo 11 landed on it.
The No. 5 shirt is gone.
See https://news.example/2023/12345 for it.
1. Open the lid
# scores and splits
Elm beat Ostra 3-1.
The court made a 5-4 ruling.
They voted 420-0 for it.
Elm won 3 to 1.
# ordinals and words that only look like numbers
He lives on the first floor.
It was the third time.
The 20th century began.
One of them left.
He was the only one.
A couple whose mill burned left.
He had a second surgery.
No one came.
There was no one hurt.
One day it will end.
The first half was dull.
A year like this is rare.
A second opinion helps.
It is available 24/7 here.
"""


def _rows(table: str) -> list[str]:
    return [row for row in table.strip().splitlines() if row and not row.startswith("# ")]


def _shown(found: QuantityFound) -> str:
    q = found.quantity
    if q.high is None:
        value = f"{'>' if q.low_open else '>='}{q.low:.16g}"
    elif q.low is None:
        value = f"{'<' if q.high_open else '<='}{q.high:.16g}"
    else:
        value = f"{q.low:.16g}" if q.low == q.high else f"{q.low:.16g}..{q.high:.16g}"
    return f"{q.words} | {'~' if q.approximate else ''}{value} | {q.unit or '-'} | {q.counted or '-'}"


@pytest.mark.parametrize("row", _rows(FORMS))
def test_a_form_of_news_gives_its_quantities(row):
    sentence, _, expected = row.partition(" => ")
    assert [_shown(found) for found in find_quantities(sentence)] == expected.split(" ; ")


@pytest.mark.parametrize("sentence", _rows(NONE))
def test_a_number_that_is_no_quantity_gives_none(sentence):
    assert find_quantities(sentence) == []


def test_the_table_holds_at_least_150_forms():
    assert len(_rows(FORMS)) + len(_rows(NONE)) >= 150
