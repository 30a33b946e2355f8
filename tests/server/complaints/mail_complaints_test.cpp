#include <gtest/gtest.h>

#include "core/dates/date_text.hpp"
#include "core/feeds/feed_store.hpp"
#include "server/feeds/feed_text.hpp"
#include "tests/support/calendar_times.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/told_mail.hpp"

// What users of other systems complain of, looked for in every mail that a meeting gives rise to
// and in the feed that shows it. tests/architecture/complaints.txt names the others.

namespace quorate::server {
namespace {

using namespace std::chrono;

struct Sent {
    std::string sender;
    std::string bytes;
    test::ToldMail told;
};

class MailComplaints : public test::DeliveryTest {
protected:
    void SetUp() override
    {
        DeliveryTest::SetUp();
        worker_ = worker_with(mailer_);
    }

    void send()
    {
        while (worker_->run_once() > 0)
            continue;
        clock_.advance(1h);
    }

    // A conference that is booked, moved into summer time and called off; each is told.
    core::MeetingId live_through_a_meeting()
    {
        auto draft = conference();
        draft.invitees.push_back(member("mother-1"));
        const core::Meeting booked = scheduled(draft);
        send();
        move(booked.id);
        call_off(booked.id);
        return booked.id;
    }

    void move(const core::MeetingId& id)
    {
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::reschedule_meeting(work,
                                            tools(),
                                            test::person("support-1"),
                                            {.meeting = id,
                                             .version = meeting(id).version,
                                             .when_and_where = on("2026-11-26", "14:00"),
                                             .reason = "The chair is ill that day"});
        }));
        send();
    }

    void call_off(const core::MeetingId& id)
    {
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::cancel_meeting(work,
                                        tools(),
                                        test::person("support-1"),
                                        {.meeting = id,
                                         .version = meeting(id).version,
                                         .reason = "It is not needed any more"});
        }));
        send();
    }

    std::vector<Sent> sent() const
    {
        std::vector<Sent> all;
        for (const auto& [envelope, bytes] : mailer_.sent)
            all.push_back(
                {envelope.sender, bytes, test::told_mail(envelope.recipient.reveal(), bytes)});
        return all;
    }

    // What the force's feed says at the moment.
    std::string feed()
    {
        core::OpenFeed opened;
        opened.feed.kind = core::FeedKind::agency;
        opened.feed.subject = "org-police";
        opened.source = {core::FeedSubject::organisation, "org-police"};
        const auto content = database().read([&](core::UnitOfWork& work) {
            return core::feed_content(work, opened, core::feed_window(clock_.now()));
        });
        return feed_text_of(opened, content, "https://quorate.example", clock_.now());
    }

    // "3" of "SEQUENCE:3" in the feed's only event.
    static std::string value(const std::string& calendar, const std::string& name)
    {
        const auto event = calendar.find("BEGIN:VEVENT");
        const auto at = calendar.find("\r\n" + name + ':', std::min(event, calendar.size()));
        if (at == std::string::npos) return "(none)";
        const auto start = at + name.size() + 3;
        return calendar.substr(start, calendar.find("\r\n", start) - start);
    }

    test::KeepingMailer mailer_;
    std::unique_ptr<OutboxWorker> worker_;
};

std::string calendar_in(const std::string& bytes)
{
    const std::string read = test::mail_content(bytes);
    return read.substr(std::min(read.rfind("BEGIN:VCALENDAR"), read.size()));
}

TEST_P(MailComplaints, P8ACalendarIsNeverABareAttachmentWithoutButtons)
{
    live_through_a_meeting();

    ASSERT_EQ(sent().size(), 15u);
    for (const Sent& mail : sent()) {
        SCOPED_TRACE(mail.told.subject);
        const auto part = mail.bytes.find("Content-Type: text/calendar");
        ASSERT_NE(part, std::string::npos);
        const std::string head = mail.bytes.substr(part, mail.bytes.find("\r\n\r\n", part) - part);
        EXPECT_NE(head.find("charset=UTF-8"), std::string::npos) << head;
        EXPECT_EQ(head.find("Content-Disposition"), std::string::npos) << head;
        // It is the last of the alternatives, and the file comes after them.
        EXPECT_LT(mail.bytes.find("Content-Type: text/html"), part);
        const auto end = mail.bytes.find("--\r\n", part);
        EXPECT_EQ(mail.bytes.substr(part + 1, end - part).find("Content-Type:"), std::string::npos);
        if (mail.told.one("METHOD") != "REQUEST") continue;
        const std::string calendar = calendar_in(mail.bytes);
        EXPECT_NE(calendar.find(";RSVP=TRUE"), std::string::npos) << calendar;
        EXPECT_NE(calendar.find("PARTSTAT=NEEDS-ACTION"), std::string::npos);
    }
}

TEST_P(MailComplaints, P9NoLineIsLongerThanRelaysTake)
{
    live_through_a_meeting();

    for (const Sent& mail : sent()) {
        std::size_t start = 0;
        for (std::size_t i = 0; i < mail.bytes.size(); ++i) {
            if (mail.bytes[i] != '\n') continue;
            ASSERT_TRUE(i > 0 && mail.bytes[i - 1] == '\r') << mail.told.subject;
            ASSERT_LE(i - start, 998u) << mail.told.subject;
            start = i + 1;
        }
        EXPECT_EQ(start, mail.bytes.size());
    }
}

TEST_P(MailComplaints, P13NoTimeFloats)
{
    const core::MeetingId id = live_through_a_meeting();
    ASSERT_EQ(test::floating_lines("BEGIN:VEVENT\r\nDTSTART:20261125T100000\r\n").size(), 1u);
    ASSERT_EQ(test::floating_lines("DTSTART;TZID=Europe/London:20261125T100000\r\n").size(), 1u);
    ASSERT_EQ(test::floating_lines("DUE:20261125\r\n").size(), 1u);

    for (const Sent& mail : sent()) {
        const std::string calendar = calendar_in(mail.bytes);
        EXPECT_NE(calendar.find("\r\nDTSTART"), std::string::npos);
        EXPECT_EQ(test::floating_lines(calendar), std::vector<std::string>{});
    }
    EXPECT_NE(feed().find(meeting(id).reference), std::string::npos);
    EXPECT_EQ(test::floating_lines(feed()), std::vector<std::string>{});
}

struct Booked {
    const char* date;
    const char* time;
    const char* words;
    const char* moment;
};

// Before and after the clocks change.
constexpr Booked bookings[] = {
    {"2026-11-25", "10:00", "Wednesday 25 November 2026, 10:00 to 12:00", "2026-11-25T10:00:00Z"},
    {"2027-03-25", "14:30", "Thursday 25 March 2027, 14:30 to 16:30", "2027-03-25T14:30:00Z"},
    {"2027-03-31", "10:00", "Wednesday 31 March 2027, 10:00 to 12:00", "2027-03-31T09:00:00Z"},
    {"2027-06-30", "09:00", "Wednesday 30 June 2027, 09:00 to 11:00", "2027-06-30T08:00:00Z"},
};

TEST_P(MailComplaints, P14TheWordsAndTheCalendarNameTheSameMoment)
{
    for (const Booked& each : bookings) {
        mailer_.sent.clear();
        auto draft = conference();
        draft.invitees.clear();
        draft.when_and_where = on(each.date, each.time);
        const auto made = schedule(draft);
        ASSERT_TRUE(made) << each.date;

        while (worker_->run_once() > 0)
            continue;

        ASSERT_EQ(sent().size(), 1u);
        const test::ToldMail mail = sent().front().told;
        EXPECT_NE(mail.words.find(each.words), std::string::npos) << mail.words;
        EXPECT_EQ(mail.moment("DTSTART"), test::at(each.moment)) << mail.one("DTSTART");
        EXPECT_EQ(mail.moment("DTEND"), test::at(each.moment) + 2h) << mail.one("DTEND");
        EXPECT_EQ(meeting(*made).starts_at, test::at(each.moment));
    }
}

TEST_P(MailComplaints, P32TheOrganiserIsTheMailboxThatSendsAndIsAnswered)
{
    live_through_a_meeting();

    for (const Sent& mail : sent()) {
        SCOPED_TRACE(mail.told.subject);
        EXPECT_EQ(mail.told.one("ORGANIZER"), mail.sender);
        EXPECT_NE(mail.bytes.find("\r\nReply-To: "), std::string::npos);
        EXPECT_NE(mail.told.words.size(), 0u);
        EXPECT_NE(mail.bytes.find("<" + mail.sender + ">"), std::string::npos);
        EXPECT_EQ(calendar_in(mail.bytes).find("SENT-BY"), std::string::npos);
    }
}

TEST_P(MailComplaints, P37AFeedTellsOfEachChangeInTheEntryThatIsThere)
{
    const core::Meeting booked = scheduled(conference());
    const std::string first = feed();
    clock_.advance(1h);
    move(booked.id);
    const std::string second = feed();
    call_off(booked.id);
    const std::string third = feed();

    EXPECT_NE(value(first, "UID"), "(none)") << first;
    for (const auto& [before, after] : {std::pair{first, second}, {second, third}}) {
        EXPECT_EQ(value(after, "UID"), value(before, "UID"));
        EXPECT_GT(std::stoi(value(after, "SEQUENCE")), std::stoi(value(before, "SEQUENCE")));
        EXPECT_GT(value(after, "LAST-MODIFIED"), value(before, "LAST-MODIFIED"));
    }
    EXPECT_EQ(value(third, "STATUS"), "CANCELLED");
    EXPECT_TRUE(value(third, "SUMMARY").starts_with("Cancelled: "));
}

QUORATE_ON_EVERY_DATABASE(MailComplaints);

}  // namespace
}  // namespace quorate::server
