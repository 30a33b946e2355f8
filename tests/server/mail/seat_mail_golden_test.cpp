#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "tests/support/golden.hpp"
#include "tests/support/seat_mails.hpp"

namespace quorate::server {
namespace {

using core::Language;
using core::MeetingMode;
using core::RecipientClass;
using test::MailReader;

using MakeMail = std::function<MailText(const MailReader&)>;

// Every mail that a seat gets, and what has to be in its subject in each language.
struct Kind {
    const char* name;
    RecipientClass recipient;
    MakeMail mail;
    const char* then_subject;
    const char* then_subject_in_welsh;
    bool has_html = false;  // a golden file of its own: the rest have the same words
    bool tells_mode = false;
};

MakeMail meeting_mail(MailKind kind, void (*change)(MeetingMail&) = nullptr)
{
    return [kind, change](const MailReader& reader) {
        MeetingMail mail = test::a_meeting_mail(kind, reader);
        if (change) change(mail);
        return mail_text(mail);
    };
}

MailText poll_question(const MailReader& reader)
{
    return mail_text(test::a_poll_mail(reader));
}

MailText poll_question_again(const MailReader& reader)
{
    PollMail mail = test::a_poll_mail(reader);
    mail.told.is_asked_again = true;
    mail.told.times.pop_back();
    return mail_text(mail);
}

MailText poll_chosen(const MailReader& reader)
{
    return mail_text(test::a_poll_outcome(reader, true));
}

MailText poll_stopped(const MailReader& reader)
{
    return mail_text(test::a_poll_outcome(reader, false));
}

MailText time_declined(const MailReader& reader)
{
    return mail_text(test::a_time_declined_mail(reader));
}

MakeMail pack_mail(bool is_supplement)
{
    return [=](const MailReader& reader) {
        return mail_text(test::a_pack_mail(reader, is_supplement));
    };
}

MakeMail report_due(bool is_late)
{
    return [=](const MailReader& reader) {
        return mail_text(test::a_report_due_mail(reader, is_late));
    };
}

void replied(MeetingMail& mail)
{
    mail.has_replied = true;
}

void to_confirm(MeetingMail& mail)
{
    mail.asks_to_confirm = true;
}

void again(MeetingMail& mail)
{
    mail.asks_again = true;
}

void without_reader(MeetingMail& mail)
{
    mail.goes_ahead = true;
}

void seat_taken_back(MeetingMail& mail)
{
    mail.need_not_come = true;
}

void to_chair(MeetingMail& mail)
{
    mail.is_chair = true;
    mail.parts = mail.language == Language::welsh ? "Cyfarfod 09:45 tan 11:00. Rhan gyntaf o 09:30"
                                                  : "Meeting 09:45 to 11:00. First part from 09:30";
}

void before_the_meeting(MeetingMail& mail)
{
    mail.arrival = mail.language == Language::welsh
                       ? "Dewch am hanner awr wedi 9 y bore, os gwelwch yn dda: byddwch yn cwrdd "
                         "â'r cadeirydd yn gyntaf. Mae'r cyfarfod yn dechrau am 10 y bore."
                       : "Please come at half past 9 in the morning: you meet the chair first. The "
                         "meeting starts at 10 in the morning.";
}

void with_interpreter(MeetingMail& mail)
{
    mail.needs_interpreter = true;
}

void soon_and_one(MeetingMail& mail)
{
    mail.reply_by.reset();
    mail.action_points = 1;
}

void corrected(MeetingMail& mail)
{
    mail.is_corrected = true;
}

constexpr auto professional = RecipientClass::professional;
constexpr auto family = RecipientClass::family;

const Kind kinds[] = {
    {"invitation",
     professional,
     meeting_mail(MailKind::invitation),
     "Invitation: Multi-agency meeting (ref 4F7K)",
     "Gwahoddiad: Cyfarfod amlasiantaeth (cyf 4F7K)",
     true,
     true},
    {"invitation_to_chair",
     professional,
     meeting_mail(MailKind::invitation, to_chair),
     "Invitation: ",
     "Gwahoddiad: ",
     false,
     true},
    {"invitation_soon",
     professional,
     meeting_mail(MailKind::invitation, soon_and_one),
     "Invitation: ",
     "Gwahoddiad: "},
    {"update",
     professional,
     meeting_mail(MailKind::update),
     "Changed: Multi-agency",
     "Newid: Cyfarfod",
     true,
     true},
    {"update_again", professional, meeting_mail(MailKind::update, again), "Changed: ", "Newid: "},
    {"update_to_confirm",
     professional,
     meeting_mail(MailKind::update, to_confirm),
     "Changed, please confirm: ",
     "Newid, cadarnhewch os gwelwch yn dda: ",
     true},
    {"cancellation",
     professional,
     meeting_mail(MailKind::cancellation),
     "Cancelled: ",
     "Wedi'i ganslo: ",
     true},
    {"cancellation_to_confirm",
     professional,
     meeting_mail(MailKind::cancellation, to_confirm),
     "Cancelled, please confirm: ",
     "Wedi'i ganslo, cadarnhewch os gwelwch yn dda: ",
     true},
    {"cancellation_goes_ahead",
     professional,
     meeting_mail(MailKind::cancellation, without_reader),
     "You are no longer needed: ",
     "Nid oes eich angen mwyach: "},
    {"cancellation_of_seat",
     professional,
     meeting_mail(MailKind::cancellation, seat_taken_back),
     "Not needed: Multi-agency",
     "Dim angen: Cyfarfod",
     true},
    {"reminder",
     professional,
     meeting_mail(MailKind::reminder),
     "Reminder: ",
     "Nodyn atgoffa: ",
     true,
     true},
    {"reminder_replied",
     professional,
     meeting_mail(MailKind::reminder, replied),
     "Reminder: ",
     "Nodyn atgoffa: "},
    {"reminder_to_chair",
     professional,
     meeting_mail(MailKind::reminder, to_chair),
     "Reminder: ",
     "Nodyn atgoffa: "},
    {"minutes_ready",
     professional,
     meeting_mail(MailKind::minutes_ready),
     "Minutes ready: ",
     "Cofnodion yn barod: ",
     true},
    {"minutes_corrected",
     professional,
     meeting_mail(MailKind::minutes_ready, corrected),
     "Minutes corrected: ",
     "Cofnodion wedi'u cywiro: "},
    {"action_points_ready",
     professional,
     meeting_mail(MailKind::action_points_ready),
     "Action points: ",
     "Pwyntiau gweithredu: ",
     true},
    {"action_points_ready_one",
     professional,
     meeting_mail(MailKind::action_points_ready, soon_and_one),
     "Action points: ",
     "Pwyntiau gweithredu: "},
    {"one_time_code",
     professional,
     meeting_mail(MailKind::one_time_code),
     "Your code: ",
     "Eich cod: ",
     true},
    {"time_declined", professional, time_declined, "No change: ", "Dim newid: "},
    {"pack_ready", professional, pack_mail(false), "Papers ready: ", "Papurau'n barod: "},
    {"pack_added", professional, pack_mail(true), "Papers added: ", "Papurau wedi'u hychwanegu: "},
    {"report_due", professional, report_due(false), "Report due: ", "Adroddiad i'w anfon: "},
    {"report_late", professional, report_due(true), "Report due: ", "Adroddiad i'w anfon: "},
    {"poll", professional, poll_question, "Which time suits you? ", "Pa amser sy'n gyfleus", true},
    {"poll_again", professional, poll_question_again, "Please answer: ", "Atebwch, os gwelwch"},
    {"poll_chosen", professional, poll_chosen, "A time was chosen: ", "Dewiswyd amser: "},
    {"poll_stopped",
     professional,
     poll_stopped,
     "Your answer is not needed any more: ",
     "Nid oes angen eich ateb mwyach: "},
    {"family_invitation",
     family,
     meeting_mail(MailKind::invitation),
     "Invitation: Meeting (ref 4F7K)",
     "Gwahoddiad: Cyfarfod (cyf 4F7K)",
     false,
     true},
    {"family_invitation_interpreter",
     family,
     meeting_mail(MailKind::invitation, with_interpreter),
     "Invitation: Meeting",
     "Gwahoddiad: Cyfarfod ("},
    {"family_invitation_early",
     family,
     meeting_mail(MailKind::invitation, before_the_meeting),
     "Invitation: Meeting",
     "Gwahoddiad: Cyfarfod ("},
    {"family_update",
     family,
     meeting_mail(MailKind::update),
     "Changed: Meeting",
     "Newid: Cyfarfod (",
     false,
     true},
    {"family_update_again", family, meeting_mail(MailKind::update, again), "Changed: ", "Newid: "},
    {"family_update_to_confirm",
     family,
     meeting_mail(MailKind::update, to_confirm),
     "Changed, please confirm: ",
     "Newid, cadarnhewch"},
    {"family_cancellation",
     family,
     meeting_mail(MailKind::cancellation),
     "Cancelled: Meeting",
     "Wedi'i ganslo: Cyfarfod ("},
    {"family_cancellation_to_confirm",
     family,
     meeting_mail(MailKind::cancellation, to_confirm),
     "Cancelled, please confirm: Meeting",
     "Wedi'i ganslo, cadarnhewch os gwelwch yn dda: Cyfarfod ("},
    {"family_cancellation_of_seat",
     family,
     meeting_mail(MailKind::cancellation, seat_taken_back),
     "Not needed: Meeting",
     "Dim angen: Cyfarfod ("},
    {"family_reminder",
     family,
     meeting_mail(MailKind::reminder),
     "Reminder: Meeting",
     "Nodyn atgoffa: Cyfarfod (",
     false,
     true},
    {"family_reminder_replied",
     family,
     meeting_mail(MailKind::reminder, replied),
     "Reminder: Meeting",
     "Nodyn atgoffa: Cyfarfod ("},
    {"family_minutes_ready",
     family,
     meeting_mail(MailKind::minutes_ready),
     "Papers ready: ",
     "Papurau'n barod: "},
    {"family_minutes_corrected",
     family,
     meeting_mail(MailKind::minutes_ready, corrected),
     "Papers corrected: ",
     "Papurau wedi'u cywiro: "},
    {"family_action_points_ready",
     family,
     meeting_mail(MailKind::action_points_ready),
     "What you agreed: ",
     "Beth wnaethoch chi gytuno: "},
    {"family_time_declined", family, time_declined, "No change: Meeting", "Dim newid: Cyfarfod ("},
    {"family_poll", family, poll_question, "Which time suits you? ", "Pa amser sy'n gyfleus"},
    {"family_poll_chosen", family, poll_chosen, "A time was chosen: ", "Dewiswyd amser: "},
    {"family_poll_stopped", family, poll_stopped, "Your answer is not", "Nid oes angen"},
};

// Most meetings of families are in person. Of a poll the golden files have both ways.
MeetingMode usual_mode(const Kind& kind)
{
    const bool is_poll = std::string{kind.name}.find("poll") != std::string::npos;
    return kind.recipient == family && !is_poll ? MeetingMode::in_person : MeetingMode::hybrid;
}

MailReader reader_of(const Kind& kind, Language language)
{
    return {.recipient = kind.recipient, .language = language, .mode = usual_mode(kind)};
}

// All words of a text in lower case, without what stands in tags and links.
std::set<std::string> words_of(const std::string& text)
{
    std::set<std::string> words;
    std::string word;
    bool in_tag = false;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ' ';
        if (c == '<') in_tag = true;
        if (c == '>') in_tag = false;
        const bool is_blank = c == ' ' || c == '\n' || c == '<' || c == '>';
        if (!is_blank && !in_tag) {
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            continue;
        }
        const auto first = word.find_first_not_of("(\"");
        const auto last = word.find_last_not_of(".,:;?)\"");
        if (first != std::string::npos && last != std::string::npos && !word.starts_with("https:"))
            words.insert(word.substr(first, last + 1 - first));
        word.clear();
    }
    return words;
}

void expect_none(const MailText& mail, const std::vector<const char*>& words)
{
    for (const std::string& part : {mail.subject, mail.text, mail.html}) {
        const auto used =
            words_of(part.substr(part.find("<h1") == std::string::npos ? 0 : part.find("<h1")));
        for (const char* word : words)
            EXPECT_FALSE(used.contains(word)) << '"' << word << "\" is in:\n" << part;
    }
}

class SeatMail : public testing::TestWithParam<Kind> {};

TEST_P(SeatMail, IsAsItsGoldenFilesInBothLanguages)
{
    const Kind& kind = GetParam();
    for (const Language language : {Language::english, Language::welsh}) {
        const std::string folder = language == Language::welsh ? "mail/cy/" : "mail/";
        const MailText mail = kind.mail(reader_of(kind, language));
        test::expect_golden(folder + kind.name + ".txt", mail.text);
        if (kind.has_html) test::expect_golden(folder + kind.name + ".html", mail.html);
        if (!kind.tells_mode) continue;
        for (const MeetingMode mode :
             {MeetingMode::in_person, MeetingMode::video, MeetingMode::hybrid}) {
            if (mode == usual_mode(kind)) continue;
            MailReader reader = reader_of(kind, language);
            reader.mode = mode;
            test::expect_golden(folder + kind.name + '_' + std::string{code(mode)} + ".txt",
                                kind.mail(reader).text);
        }
    }
}

TEST_P(SeatMail, HasItsSubjectInBothLanguages)
{
    const Kind& kind = GetParam();

    const std::string english = kind.mail(reader_of(kind, Language::english)).subject;
    const std::string welsh = kind.mail(reader_of(kind, Language::welsh)).subject;

    EXPECT_TRUE(english.starts_with(kind.then_subject)) << english;
    EXPECT_TRUE(welsh.starts_with(kind.then_subject_in_welsh)) << welsh;
}

TEST_P(SeatMail, HasNoEnglishForAWelshSeat)
{
    const Kind& kind = GetParam();
    MailReader reader = reader_of(kind, Language::welsh);
    for (const MeetingMode mode :
         {MeetingMode::in_person, MeetingMode::video, MeetingMode::hybrid}) {
        reader.mode = mode;
        const MailText mail = kind.mail(reader);
        expect_none(mail,
                    {"the",     "you",     "your",      "we",       "please",    "meeting",
                     "when",    "where",   "which",     "what",     "how",       "reply",
                     "answer",  "this",    "that",      "have",     "has",       "can",
                     "cannot",  "and",     "or",        "if",       "is",        "are",
                     "not",     "to",      "from",      "by",       "at",        "of",
                     "time",    "times",   "changed",   "place",    "link",      "page",
                     "tell",    "us",      "telephone", "ref",      "reference", "access",
                     "online",  "video",   "person",    "room",     "report",    "deputy",
                     "invited", "monday",  "tuesday",   "thursday", "friday",    "wednesday",
                     "april",   "march",   "november",  "morning",  "afternoon", "invitation",
                     "minutes", "papers",  "account",   "code",     "password",  "interpreter",
                     "support", "message", "calendar"});
        EXPECT_NE(mail.html.find("<html lang=\"cy\">"), std::string::npos);
    }
}

TEST_P(SeatMail, HasNoWelshForAnEnglishSeat)
{
    const Kind& kind = GetParam();

    const MailText mail = kind.mail(reader_of(kind, Language::english));

    expect_none(mail, {"y",   "yr",   "yn",      "o",    "neu", "dydd",     "cyfarfod", "eich",
                       "chi", "ateb", "atebwch", "pryd", "ble", "tan",      "erbyn",    "cyf",
                       "oes", "nid",  "wedi",    "ffôn", "mae", "cyfeirnod"});
    EXPECT_NE(mail.html.find("<html lang=\"en\">"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Kinds, SeatMail, testing::ValuesIn(kinds), [](const auto& test) {
    return std::string{test.param.name};
});

// In Welsh too, families are not spoken to in the words of the trade.
TEST(FamilyMailInWelsh, HasNoneOfTheTradesWords)
{
    for (const Kind& kind : kinds) {
        if (kind.recipient != family) continue;
        const MailText mail = kind.mail(reader_of(kind, Language::welsh));
        for (const char* jargon : {"asiant",
                                   "irprwy",
                                   "droddiad",
                                   "worwm",
                                   "ofnodion",
                                   "gweithredu",
                                   "ynhadledd",
                                   "achos",
                                   "proffesiynol"})
            EXPECT_EQ((mail.subject + mail.text).find(jargon), std::string::npos)
                << kind.name << ": " << jargon;
    }
}

}  // namespace
}  // namespace quorate::server
