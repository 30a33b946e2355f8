#include <gtest/gtest.h>

#include <tuple>

#include "tests/support/scenario_teller.hpp"

// Who is told what, as tests/scenarios tells it; README.md there explains the sentences. Each file
// is a test of its own. All mail of every scenario is looked at for what breaks calendars, see
// Teller::expect_sound().

namespace quorate::test {

using namespace std::chrono;
using Found = std::smatch;

namespace {

const std::string names = R"(([A-Z]\w*(?:(?:, | and )[A-Z]\w*)*))";
const std::string name = R"(([A-Z]\w*))";
const std::string time_span = R"((\d+ \w+ \d{4}) from (\d\d:\d\d) to (\d\d:\d\d))";

struct OutcomeWords {
    const char* words;
    core::ReplyOutcome outcome;
    core::WaitReason reason = core::WaitReason::none;
};

constexpr OutcomeWords outcomes[] = {
    {"is counted", core::ReplyOutcome::applied},
    {"says nothing new", core::ReplyOutcome::nothing_new},
    {"was overtaken by a later one", core::ReplyOutcome::overtaken},
    {"was to the earlier time and is not counted", core::ReplyOutcome::earlier_time},
    {"comes too late", core::ReplyOutcome::too_late},
    {"waits for the booker: another time is proposed", core::ReplyOutcome::proposed},
    {"waits for the booker: somebody else is to come", core::ReplyOutcome::delegated},
    {"waits for the booker: it is a maybe", core::ReplyOutcome::waits, core::WaitReason::tentative},
    {"waits for the booker: it came from another address",
     core::ReplyOutcome::waits,
     core::WaitReason::other_sender},
    {"waits for the booker: it is about another meeting",
     core::ReplyOutcome::waits,
     core::WaitReason::other_meeting},
    {"waits for the booker: it is about one day of a series",
     core::ReplyOutcome::waits,
     core::WaitReason::one_occurrence},
    {"waits for the booker: nobody can read it",
     core::ReplyOutcome::waits,
     core::WaitReason::unreadable},
    {"waits for the booker: that answer was not offered",
     core::ReplyOutcome::waits,
     core::WaitReason::not_offered},
    {"brings the invitation again", core::ReplyOutcome::sent_again},
    {"asked again too soon", core::ReplyOutcome::asked_before},
    {"says that our mail came back", core::ReplyOutcome::returned},
};

}  // namespace

std::vector<Teller::Sentence> Teller::preparing()
{
    return {
        {true,
         std::regex{"a conference on " + time_span + " (.+)"},
         [this](const Found& f) {
             set_time(desk_.draft.when_and_where, f, 1);
             set_place(desk_.draft.when_and_where, f[4]);
         }},
        {true,
         std::regex{"the chair meets the family (\\d+) minutes before"},
         [this](const Found& f) {
             desk_.draft.when_and_where.family_minutes_before = std::stoi(f[1]);
         }},
        {true,
         std::regex{name + " takes the minutes"},
         [this](const Found& f) { desk_.draft.when_and_where.minute_taker = staff(f[1]); }},
        {true,
         std::regex{names + " (?:is|are) to be invited"},
         [this](const Found& f) {
             for (const std::string& each : names_in(f[1]))
                 desk_.draft.invitees.push_back(ScenarioDesk::request(each));
         }},
        {true, std::regex{"it is booked"}, [this](const Found&) { desk_.book(); }},
        {true,
         std::regex{"it is booked and everyone has been invited"},
         [this](const Found&) {
             desk_.book();
             collect();
             new_.clear();
         }},
    };
}

std::vector<Teller::Sentence> Teller::changing()
{
    return {
        {true,
         std::regex{"the meeting moves to " + time_span},
         [this](const Found& f) {
             change([&](core::TimeAndPlace& asked) { set_time(asked, f, 1); });
         }},
        {true,
         std::regex{"the meeting moves to " + time_span + " (.+)"},
         [this](const Found& f) {
             change([&](core::TimeAndPlace& asked) {
                 set_time(asked, f, 1);
                 set_place(asked, f[4]);
             });
         }},
        {true,
         std::regex{"the meeting is now ((?:in|at|by) .+)"},
         [this](const Found& f) {
             change([&](core::TimeAndPlace& asked) { set_place(asked, f[1]); });
         }},
        {true,
         std::regex{"the video link changes"},
         [this](const Found&) {
             change([](core::TimeAndPlace& asked) {
                 asked.video_link = "https://video.example/another";
             });
         }},
        {true,
         std::regex{"from now on " + name + " chairs"},
         [this](const Found& f) {
             change([&](core::TimeAndPlace& asked) { asked.chair = staff(f[1]); });
         }},
        {true,
         std::regex{"from now on " + name + " takes the minutes"},
         [this](const Found& f) {
             change([&](core::TimeAndPlace& asked) { asked.minute_taker = staff(f[1]); });
         }},
        {true,
         std::regex{"the chair now meets the family (\\d+) minutes before"},
         [this](const Found& f) {
             change(
                 [&](core::TimeAndPlace& asked) { asked.family_minutes_before = std::stoi(f[1]); });
         }},
        {true, std::regex{"the meeting is called off"}, [this](const Found&) { desk_.call_off(); }},
        {true,
         std::regex{name + " is invited as well"},
         [this](const Found& f) { desk_.invite(f[1]); }},
        {true,
         std::regex{name + " is taken off the meeting"},
         [this](const Found& f) { desk_.take_off(f[1]); }},
        {true,
         std::regex{"the seat of " + name + " goes to " + name},
         [this](const Found& f) { desk_.hand_over(f[1], f[2]); }},
        {true,
         std::regex{name + " is to come on " + time_span + " only"},
         [this](const Found& f) { desk_.attend(f[1], moment(f[2], f[3]), moment(f[2], f[4])); }},
        {true,
         std::regex{name + " is to come for all of it"},
         [this](const Found& f) { desk_.attend_all(f[1]); }},
        {true,
         std::regex{name + " must not be there"},
         [this](const Found& f) { desk_.keep_away(f[1]); }},
        {true,
         std::regex{"the address of " + name + " is now (\\S+)"},
         [this](const Found& f) { desk_.readdress(f[1], f[2]); }},
        {true,
         std::regex{"the mail to " + name + " comes back"},
         [this](const Found& f) { reply_ = desk_.return_mail_of(f[1]); }},
        {true,
         std::regex{"it is sent to " + name + " again"},
         [this](const Found& f) { desk_.send_again_to(f[1]); }},
        {true,
         std::regex{"no mail leaves the building"},
         [this](const Found&) { desk_.mail_goes_out = false; }},
        {true,
         std::regex{"mail leaves the building again"},
         [this](const Found&) { desk_.mail_goes_out = true; }},
        {true,
         std::regex{"(\\d+) (minute|hour|day)s? pass(?:es)?"},
         [this](const Found& f) {
             const int number = std::stoi(f[1]);
             const std::string unit = f[2];
             desk_.pass(unit == "minute" ? minutes{number}
                        : unit == "hour" ? hours{number}
                                         : hours{24 * number});
         }},
    };
}

std::vector<Teller::Sentence> Teller::replying()
{
    // "Noor answers ACCEPTED to sequence 0, pressed 5 minutes ago, from other@nhs.example"
    const auto said_in = [](const Found& f) {
        ScenarioReply said{.partstat = f[2]};
        if (f[3].matched) said.sequence = std::stoi(f[3]);
        if (f[4].matched) said.minutes_ago = std::stoi(f[4]);
        said.from = f[5];
        return said;
    };
    const std::string answers = name +
                                " answers (ACCEPTED|DECLINED|TENTATIVE|DELEGATED|NEEDS-ACTION)"
                                "(?: to sequence (\\d+)| without a sequence)"
                                "(?:, pressed (\\d+) minutes ago)?(?:, from (\\S+))?";
    return {
        {true, std::regex{answers}, [this, said_in](const Found& f) { answer(f[1], said_in(f)); }},
        {true,
         std::regex{answers + ", with the UID in capitals"},
         [this, said_in](const Found& f) {
             auto said = said_in(f);
             said.uid_in_capitals = true;
             answer(f[1], said);
         }},
        {true,
         std::regex{answers + ", with another UID"},
         [this, said_in](const Found& f) {
             auto said = said_in(f);
             said.uid = "another-meeting";
             answer(f[1], said);
         }},
        {true,
         std::regex{name + " proposes " + time_span},
         [this](const Found& f) {
             const auto utc = [](core::Instant at) {
                 return std::regex_replace(core::iso_utc(at), std::regex{"[-:]"}, "");
             };
             answer(f[1],
                    {.method = "COUNTER",
                     .partstat = "TENTATIVE",
                     .sequence = desk_.seat(f[1]).sequence,
                     .more = "DTSTART:" + utc(moment(f[2], f[3])) +
                             "\r\nDTEND:" + utc(moment(f[2], f[4])) + "\r\n"});
         }},
        {true,
         std::regex{"the proposal of " + name + " is set aside"},
         [this](const Found& f) { desk_.set_proposal_aside(f[1]); }},
        {true,
         std::regex{name + " asks for the invitation again"},
         [this](const Found& f) {
             answer(f[1], {.method = "REFRESH", .partstat = "NEEDS-ACTION", .sequence = 0});
         }},
        {true,
         std::regex{"the calendar of " + name + " sends"},
         [this](const Found& f) {
             std::string text;
             for (const std::string& each : line_->quoted)
                 text += each + "\r\n";
             is_asked_for_ = text.find("METHOD:REFRESH") != std::string::npos;
             reply_ = desk_.reply_with(f[1], text);
         }},
        {false,
         std::regex{"that (.+)"},
         [this](const Found& f) {
             const auto* row = std::ranges::find(outcomes, f[1].str(), &OutcomeWords::words);
             if (row == std::end(outcomes)) throw std::runtime_error{"no reply " + f[1].str()};
             ASSERT_TRUE(reply_) << "there was no reply";
             EXPECT_EQ(core::code(reply_->outcome), core::code(row->outcome));
             EXPECT_EQ(core::code(reply_->reason), core::code(row->reason));
             reply_.reset();
         }},
    };
}

std::vector<Teller::Sentence> Teller::expecting()
{
    return {
        {false,
         std::regex{names + " gets? (an? \\w+) \\(([A-Z]+), sequence (\\d+)\\)(?: at (\\S+))?"},
         [this](const Found& f) { expect_told(f); }},
        {false,
         std::regex{"nobody(?: else)? gets anything"},
         [this](const Found&) {
             for (const ToldMail& mail : new_)
                 ADD_FAILURE() << who(mail) << " gets " << described(mail);
             new_.clear();
         }},
        {false,
         std::regex{"- it says: (.+)"},
         [this](const Found& f) {
             of_each_told([&](const ToldMail& mail) {
                 EXPECT_NE(mail.words.find(f[1].str()), std::string::npos) << mail.words;
             });
         }},
        {false,
         std::regex{"- it does not say: (.+)"},
         [this](const Found& f) {
             of_each_told([&](const ToldMail& mail) {
                 EXPECT_EQ(mail.words.find(f[1].str()), std::string::npos) << mail.words;
             });
         }},
        {false,
         std::regex{"- the calendar has: " + time_span},
         [this](const Found& f) {
             of_each_told([&](const ToldMail& mail) {
                 EXPECT_EQ(core::iso_utc(mail.moment("DTSTART")),
                           core::iso_utc(moment(f[1], f[2])));
                 EXPECT_EQ(core::iso_utc(mail.moment("DTEND")), core::iso_utc(moment(f[1], f[3])));
             });
         }},
        {false,
         std::regex{"- the calendar has the place: (.+)"},
         [this](const Found& f) {
             of_each_told([&](const ToldMail& mail) {
                 EXPECT_EQ(mail.one("LOCATION"),
                           std::regex_replace(f[1].str(), std::regex{","}, "\\,"));
             });
         }},
        {false,
         std::regex{"- the calendar has no place"},
         [this](const Found&) {
             of_each_told([&](const ToldMail& mail) { EXPECT_EQ(mail.one("LOCATION"), "(none)"); });
         }},
        {false,
         std::regex{"- it is another entry than the one before"},
         [this](const Found&) {
             of_each_told([&](const ToldMail& mail) {
                 EXPECT_EQ(last_[mail.one("UID") + ' ' + mail.to].size(), 1u);
             });
         }},
        {false,
         std::regex{"- it is the entry that they have"},
         [this](const Found&) {
             of_each_told([&](const ToldMail& mail) {
                 EXPECT_GT(last_[mail.one("UID") + ' ' + mail.to].size(), 1u);
             });
         }},
        {false,
         std::regex{"the answer of " + name + " is (.+)"},
         [this](const Found& f) {
             const core::Reply reply = desk_.seat(f[1]).reply;
             EXPECT_EQ(
                 reply == core::Reply::none ? "still to come" : std::string{core::label(reply)},
                 f[2].str());
         }},
    };
}

namespace {

using Case = std::tuple<db::Dialect, Scenario>;

class Scenarios : public testing::TestWithParam<Case> {};

TEST_P(Scenarios, TellWhoIsToldWhat)
{
    const auto& [dialect, scenario] = GetParam();
    Teller teller{dialect};
    for (const ScenarioLine& line : scenario.lines) {
        SCOPED_TRACE("line " + std::to_string(line.number) + ": " + line.text);
        try {
            teller.say(line);
        } catch (const std::exception& fault) {
            FAIL() << fault.what();
        }
    }
    teller.expect_all_told();
}

INSTANTIATE_TEST_SUITE_P(,
                         Scenarios,
                         testing::Combine(testing::ValuesIn(dialects()),
                                          testing::ValuesIn(scenarios())),
                         [](const auto& info) {
                             return name_of(std::get<0>(info.param)) + std::get<1>(info.param).name;
                         });

TEST(ScenarioFiles, AreManyAndRefuseASentenceThatNobodyKnows)
{
    EXPECT_GE(scenarios().size(), 40u);
    Teller teller{db::Dialect::sqlite};

    EXPECT_THROW(teller.say({.number = 1, .text = "the moon is full"}), std::runtime_error);
}

}  // namespace
}  // namespace quorate::test
