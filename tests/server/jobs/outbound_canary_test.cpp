#include <gtest/gtest.h>

#include "core/feeds/feed_store.hpp"
#include "server/feeds/feed_text.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::server {
namespace {

// What stands in each field that must not leave, one word a field, so that a leak says which.
const char* const planted[] = {
    "update family_case set reference = 'CANARYREF', family_name = 'CANARYFAMILY'",
    "update child set given_name = 'CANARYGIVEN' || substr(id, 7), family_name = 'CANARYSURNAME', "
    "date_of_birth = '2017-09-13'",
    "update family_member set name = 'CANARYPARENT ' || id, relationship = 'CANARYRELATION', "
    "phone = '01632 777777', language = 'CANARYLANGUAGE', interpreter = 'CANARYINTERPRETER', "
    "safe_contact_notes = 'CANARYNOTES'",
    "insert into safe_address (family_member_id, authority_id, address) values "
    "('mother-1', 'authority-1', 'CANARYADDRESS')",
    "update contact set discipline = 'CANARYDISCIPLINE', phone = '01632 888888', "
    "job_title = 'CANARYJOB'",
    "insert into case_event (id, authority_id, case_id, kind, happened_on, note, recorded_by, "
    "recorded_at) values ('e1', 'authority-1', 'case-1', 'referral', '2026-10-01', 'CANARYEVENT', "
    "'worker-1', 0)",
    "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, flagged_by, "
    "flagged_at) values ('x1', 'authority-1', 'case-1', 'father-1', 'CANARYEXCLUDED', 'worker-1', "
    "0)",
    "insert into meeting_needs (authority_id, case_id, type, version, length_minutes, "
    "family_minutes_before, debrief_minutes_after, mode, venue, features, wished_features, "
    "interpreter, advocates, preferred, without_quorum) values ('authority-1', 'case-1', "
    "'initial_cp_conference', 1, 120, 0, 0, 'in_person', '', '', '', 'CANARYLANGUAGES', 'child', "
    "'', 0)",
    "update team set name = 'CANARYTEAM ' || id",
};

// What only the recipient with that address may be shown: their own name and address.
struct Person {
    const char* email;
    const char* name;
};
const Person people[] = {{"gwen@exampleshire.example", "Sampleford"},
                         {"kit@exampleshire.example", "Placeholder"},
                         {"lee@police.example", "Lee Fixture"},
                         {"noor@nhs.example", "Stubb"},
                         {"hazel@mail.example", "Hazel"}};

class OutboundBytes : public test::DeliveryTest {
protected:
    void SetUp() override
    {
        test::DeliveryTest::SetUp();
        for (const char* statement : planted)
            test::run(temp_.pool(), statement);
    }

    // A conference that is booked, moved, changed and cancelled, with everything sent each time.
    void live_through_a_meeting(OutboxWorker& worker)
    {
        auto draft = conference();
        draft.invitees.push_back(member("mother-1"));
        draft.when_and_where.mode = "hybrid";
        draft.when_and_where.video_link = "https://video.example/CANARYVIDEO";
        const auto booked = scheduled(draft);
        worker.run_once();

        auto moved = draft.when_and_where;
        moved.date = test::day("2026-11-26");
        moved.room = core::RoomId{"room-2"};
        moved.video_link = "https://video.example/CANARYVIDEO2";
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::reschedule_meeting(work,
                                            tools(),
                                            test::person("support-1"),
                                            {.meeting = booked.id,
                                             .version = booked.version,
                                             .when_and_where = moved,
                                             .reason = "CANARYMOVED because of the family"});
        }));
        worker.run_once();
        const auto police =
            seat_of(booked.id, {.contact = core::ContactId{"contact-police"}}).invitee;
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::remove_invitee(
                work, tools(), test::person("support-1"), booked.id, police.id, police.version);
        }));
        worker.run_once();
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::cancel_meeting(work,
                                        tools(),
                                        test::person("support-1"),
                                        {.meeting = booked.id,
                                         .version = meeting(booked.id).version,
                                         .reason = "CANARYCANCELLED for the family"});
        }));
        worker.run_once();
    }
};

void expect_nothing_leaks(const std::string& text, const std::string& recipient)
{
    for (const char* secret : {"CANARY",
                               "canary",
                               "2017-09-13",
                               "13 September",
                               "20170913",
                               "777777",
                               "888888",
                               "Testwood",
                               "Rowan",
                               "Glen",
                               "conference",
                               "Conference",
                               "protection",
                               "Protection"})
        EXPECT_EQ(text.find(secret), std::string::npos) << secret << " in mail to " << recipient;
    for (const Person& person : people) {
        if (recipient == person.email) continue;
        EXPECT_EQ(text.find(person.email), std::string::npos) << "in mail to " << recipient;
        EXPECT_EQ(text.find(person.name), std::string::npos) << "in mail to " << recipient;
    }
}

TEST_P(OutboundBytes, HoldNothingOfTheFamilyOrOfOtherInvitees)
{
    test::KeepingMailer mailer;
    const auto worker = worker_with(mailer);

    live_through_a_meeting(*worker);

    // Five seats: invited, told of the change, told of the end; the police of theirs alone.
    EXPECT_EQ(mailer.sent.size(), 15u);
    for (const auto& [envelope, bytes] : mailer.sent) {
        const std::string text = test::mail_content(bytes);
        expect_nothing_leaks(text + envelope.sender, envelope.recipient.reveal());
        // Whoever else reads the mother's mail must not learn where she will be.
        const bool family = envelope.recipient.reveal() == "hazel@mail.example";
        for (const char* place : {"Room Oak", "Room Elm", "Civic House"})
            EXPECT_FALSE(family && text.find(place) != std::string::npos) << place;
        EXPECT_NE(text.find(envelope.recipient.reveal()), std::string::npos);
    }
}

TEST_P(OutboundBytes, DoNotLetTwoMailsToTheFamilyAndToProfessionalsBeMatched)
{
    test::KeepingMailer mailer;
    const auto worker = worker_with(mailer);
    auto draft = conference();
    draft.invitees.push_back(member("mother-1"));
    const auto booked = scheduled(draft);

    worker->run_once();

    for (const auto& [envelope, bytes] : mailer.sent) {
        const bool family = envelope.recipient.reveal() == "hazel@mail.example";
        EXPECT_EQ(test::mail_content(bytes).find("ref " + booked.reference) == std::string::npos,
                  family);
    }
}

TEST_P(OutboundBytes, OfFeedsNameNobody)
{
    test::KeepingMailer mailer;
    live_through_a_meeting(*worker_with(mailer));
    auto draft = conference();
    draft.when_and_where = on("2026-11-30", "10:00");
    scheduled(draft);

    for (const auto& [kind, source] :
         {std::pair{core::FeedKind::agency,
                    core::FeedSource{core::FeedSubject::organisation, "org-police"}},
          {core::FeedKind::team, core::FeedSource{core::FeedSubject::team, "team-1"}},
          {core::FeedKind::person, core::FeedSource{core::FeedSubject::user, "chair-1"}}}) {
        core::OpenFeed opened;
        opened.feed.kind = kind;
        opened.feed.subject = source.id;
        opened.source = source;
        const auto content = database().read([&](core::UnitOfWork& work) {
            return core::feed_content(work, opened, core::feed_window(clock_.now()));
        });
        ASSERT_FALSE(content.meetings.empty());
        expect_nothing_leaks(feed_text_of(opened, content, "https://quorate.example", clock_.now()),
                             "a feed");
    }
}

QUORATE_ON_EVERY_DATABASE(OutboundBytes);

}  // namespace
}  // namespace quorate::server
