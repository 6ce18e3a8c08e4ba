"""What the page about made-up people says beside its numbers."""

INTRODUCTION = """\
Written by `python -m benchmarks.personas --page`. People who do not exist live twelve weeks with
the programme: the calendar is moved on day by day, and on each day they answer what is asked and do
what is offered, as somebody at home would. Their records are a real SQLite file, the programme is
the one the pages use, and every set is opened, counted repetition by repetition and finished with
a verdict. What they answer and how well they move is made up; what the programme does with it is
not. What is offered as harder is accepted on the day it comes; a red light half-way ends the
session. This shows what the rules do, not that they help: none of it is evidence of an effect."""

EXPECTATIONS = """\
Six people whose answers and deeds are told day by day, with what must hold of each whatever the
plan looks like, and the rules that hold for everybody. The rules are computed anew from the days
and the tables of the clinical specification (E.3, E.4), without asking the programme."""

DRAWN = """\
{count} people drawn with seed {seed}: profile and conditions, how their pain drifts, sways and
flares, how often they come, what they answer, how hard it feels and how well they move. The rules
for everybody must hold of them, too."""

DECIDED = """\
Where what is told of a person and the clinical specification pull in two directions, the
specification decides:

- Two repetitions beyond the target, or a fifth longer, open the way to the next step (E.4). Who
  does a fifth more passes with holds and with what goes by the clock, and with ten repetitions or
  more; of four to seven repetitions a fifth is one, and the dose stays.
- Nobody who is away for eight to twenty-one days is among the six; that they come back with 80 % is
  shown by the people drawn and by the tests.
- On a day of the week that the plan leaves free there is a check-in and no session."""

TIMES = """\
Processor time, as the machine did other work, too. A look is what Today needs: all that is known
read from the file, today's session, and what is proposed."""
