#include "core/delivery/stopped_mail.hpp"

#include <gtest/gtest.h>

#include "core/delivery/delivery_store.hpp"
#include "core/delivery/wrong_address.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/people/contact_store.hpp"
#include "server/jobs/action_watcher.hpp"
#include "tests/core/polls/polls_fixture.hpp"
#include "tests/support/delivery_fixture.hpp"

namespace quorate::server {
namespace {

using namespace core;

const Email old_address{"lee@police.example"};
const Email new_address{"desk@police.example"};

class StoppedMails : public test::PollsTest {
protected:
    void deliver()
    {
        mailer_.sent.clear();
        OutboxWorker worker{
            {database(), clock_, random_, metrics_, mailer_, seal_, {links_, "https://q.example"}}};
        while (worker.run_once() > 0) {
        }
    }

    bool wrote_to(const Email& email) const
    {
        return std::ranges::any_of(mailer_.sent,
                                   [&](const auto& each) { return each.first.recipient == email; });
    }

    void mark_wrong()
    {
        database().write([&](UnitOfWork& work) {
            work.deliveries.mark_wrong(
                test::authority_1, police(), old_address, UserId{"support-1"}, clock_.now());
            return true;
        });
    }

    void agree_action()
    {
        const Meeting meeting = scheduled(conference());
        test::run(temp_.pool(),
                  "insert into action_point (id, authority_id, case_id, meeting_id, what, "
                  "owner_contact_id, due_on, status, link_hash, created_by, created_at) values "
                  "('a1', 'authority-1', 'case-1', '" +
                      meeting.id.text() +
                      "', 'See them', 'contact-police', '2026-12-03', 'open', 'h-a1', 'support-1', "
                      "0)");
    }

    std::vector<StoppedMail> listed(const std::string& who = "support-1")
    {
        const auto found = database().transact(
            [&](UnitOfWork& work) { return stopped_mails(work, tools(), test::person(who)); });
        return found ? *found : std::vector<StoppedMail>{};
    }

    Result<Done> release(const OutboxMessageId& id, const std::string& proof = "they_said")
    {
        return database().transact([&](UnitOfWork& work) {
            return release_stopped_mail(work, tools(), test::person("support-1"), id, proof);
        });
    }

    void correct_address()
    {
        ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
            const Contact kept = work.contacts.find(test::authority_1, *police().contact)->contact;
            return edit_contact_and_follow(work,
                                           tools(),
                                           test::person("support-1"),
                                           {.entry = {.id = kept.id, .version = kept.version},
                                            .details = {.name = kept.name,
                                                        .job_title = kept.job_title,
                                                        .discipline = kept.discipline,
                                                        .email = new_address,
                                                        .phone = kept.phone}});
        }));
    }

    // Booked before anybody said anything about the address.
    MeetingId other_meeting()
    {
        MeetingDraft draft = conference();
        draft.when_and_where = on("2026-11-27", "10:00");
        draft.invitees = {contact("contact-police")};
        return scheduled(draft).id;
    }

    void move_other(const MeetingId& id)
    {
        const int version = meeting(id).version;
        ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = id,
                                       .version = version,
                                       .when_and_where = on("2026-11-27", "14:00"),
                                       .reason = "The room is needed"});
        }));
    }

    Result<Done> say_wrong_person(const Poll& poll)
    {
        return database().transact([&](UnitOfWork& work) {
            return answer_poll(
                work, tools(), token_of(poll, police()), "", {}, {.is_wrong_person = true});
        });
    }

    using MeetingTest::seat_of;

    PollSeat seat_of(const Poll& poll)
    {
        const Poll kept = stored(poll.id);
        return *std::ranges::find(kept.seats, police(), &PollSeat::holder);
    }

    test::KeepingMailer mailer_;
    Metrics metrics_;
    MailSeal seal_{std::string(32, 'k')};
};

TEST_P(StoppedMails, OfAPollAreListedForThoseWhoMayMendThemAndGoOnceTheAddressIsRight)
{
    mark_wrong();
    const Poll poll = started();
    deliver();
    EXPECT_FALSE(wrote_to(old_address));

    ASSERT_EQ(listed().size(), 1u);
    EXPECT_EQ(listed().front().poll, poll.id);
    EXPECT_EQ(listed().front().holder, police());
    EXPECT_TRUE(listed("stranger-1").empty());
    EXPECT_EQ(complaints(release(listed().front().message.id, "because").error()),
              std::vector<std::string>{"proof: Choose how you know that the address is right"});
    ASSERT_TRUE(release(listed().front().message.id));
    deliver();

    EXPECT_TRUE(wrote_to(old_address));
    EXPECT_TRUE(listed().empty());
}

TEST_P(StoppedMails, OfAPollWhoseLinkReachedTheWrongPersonAreHeldToo)
{
    const Poll poll = started();
    deliver();
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return answer_poll(
            work, tools(), token_of(poll, police()), "", {}, {.is_wrong_person = true});
    }));
    ASSERT_TRUE(again(poll));

    deliver();

    EXPECT_FALSE(wrote_to(old_address));
    ASSERT_EQ(listed().size(), 1u);
    EXPECT_EQ(listed().front().message.last_code, wrong_person);
    ASSERT_TRUE(release(listed().front().message.id));
    deliver();
    EXPECT_TRUE(wrote_to(old_address));
    EXPECT_FALSE(seat_of(poll).wrong_person_at);
}

TEST_P(StoppedMails, TheWrongPersonBehindAPollIsSentNothingOfTheOtherMeetingsEither)
{
    const Poll poll = started();
    const MeetingId older = other_meeting();
    deliver();
    ASSERT_TRUE(say_wrong_person(poll));

    move_other(older);
    deliver();

    EXPECT_FALSE(wrote_to(old_address));
    const Invitee held = seat_of(older, police()).invitee;
    EXPECT_EQ(database().read([&](UnitOfWork& work) { return stopped_mail(work, held); }),
              wrong_address);
    correct_address();
    deliver();
    EXPECT_TRUE(wrote_to(new_address));
    EXPECT_EQ(seat_of(older, police()).invitee.email, new_address);
}

TEST_P(StoppedMails, AnAddressThatReachedTheWrongPersonStaysWrongThoughAnotherIsKept)
{
    const Poll poll = started();
    deliver();
    ASSERT_TRUE(say_wrong_person(poll));
    correct_address();

    database().read([&](UnitOfWork& work) {
        EXPECT_TRUE(work.deliveries.is_wrong(test::authority_1, police(), old_address));
        EXPECT_FALSE(work.deliveries.is_wrong(test::authority_1, police(), new_address));
        return 0;
    });
}

TEST_P(StoppedMails, WhoeverAnswersByTheLinkAfterAllIsWrittenToAgain)
{
    const Poll poll = started();
    const MeetingId older = other_meeting();
    deliver();
    ASSERT_TRUE(say_wrong_person(poll));
    move_other(older);
    deliver();
    ASSERT_FALSE(wrote_to(old_address));

    ASSERT_TRUE(answer(poll, police(), {"best", "best"}));
    deliver();

    EXPECT_TRUE(wrote_to(old_address));
}

TEST_P(StoppedMails, OfAPollAskAnewAtAnotherAddressByAnotherLink)
{
    const Poll poll = started();
    deliver();
    ASSERT_TRUE(answer(poll, police(), {"best", "best"}));
    mark_wrong();

    correct_address();
    deliver();

    EXPECT_TRUE(wrote_to(new_address));
    EXPECT_FALSE(wrote_to(old_address));
    EXPECT_EQ(seat_of(poll).email, new_address);
    EXPECT_FALSE(seat_of(poll).answered_at);
    EXPECT_EQ(seen(poll, police()).error().refusal, Refusal::not_found);
    EXPECT_TRUE(listed().empty());
}

TEST_P(StoppedMails, AboutActionPointsAreListedAndSentOnceToTheRightAddress)
{
    clock_.set(test::at("2026-11-16T10:00"));
    agree_action();
    deliver();
    mark_wrong();
    clock_.set(test::at("2026-12-03T09:00"));
    ActionWatcher{database(), tools()}.run_once();
    deliver();
    clock_.set(test::at("2026-12-04T09:00"));
    ActionWatcher{database(), tools()}.run_once();
    deliver();

    ASSERT_EQ(listed().size(), 1u);
    EXPECT_FALSE(listed().front().poll);
    EXPECT_EQ(listed().front().count, 2);
    correct_address();
    deliver();

    EXPECT_TRUE(wrote_to(new_address));
    EXPECT_EQ(
        std::ranges::count_if(mailer_.sent,
                              [](const auto& each) { return each.first.recipient == new_address; }),
        1);
    EXPECT_TRUE(listed().empty());
}

TEST_P(StoppedMails, AnImportPutsAWrongAddressRightByTheName)
{
    const Poll poll = started();
    mark_wrong();
    const Contact kept = database().read([&](UnitOfWork& work) {
        return work.contacts.find(test::authority_1, *police().contact)->contact;
    });
    const std::string agency = database().read([&](UnitOfWork& work) {
        return work.contacts.find(test::authority_1, *police().contact)->agency_name;
    });

    const auto imported = database().transact([&](UnitOfWork& work) {
        return import_contacts_and_follow(
            work,
            tools(),
            test::person("support-1"),
            {.csv = "agency,name,job_title,email\n" + agency + "," + kept.name.reveal() +
                    ",Sergeant," + new_address.reveal() + "\n"});
    });

    ASSERT_TRUE(imported);
    EXPECT_EQ(imported->count(ImportOutcome::update), 1);
    EXPECT_EQ(imported->lines.front().contact.id, kept.id);
    EXPECT_EQ(seat_of(poll).email, new_address);
}

QUORATE_ON_EVERY_DATABASE(StoppedMails);

}  // namespace
}  // namespace quorate::server
