#include "db/stores/poll_store.hpp"

#include <gtest/gtest.h>

#include "core/outbox/outbox.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using namespace std::chrono;
using core::Instant;
using core::Poll;
using core::PollAnswer;
using core::PollId;
using core::PollSeatId;
using core::PollStatus;

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId other_authority{"authority-2"};
const core::UserId maker{"support-1"};
const Instant now = test::at("2026-11-20T09:00:00Z");
const Instant ten = test::at("2026-11-25T10:00:00Z");

Poll poll(const std::string& id)
{
    Poll made;
    made.id = PollId{id};
    made.authority = authority;
    made.case_id = core::CaseId{"case-1"};
    made.type = core::MeetingType::core_group;
    made.children = {core::ChildId{"child-1"}};
    made.mode = core::MeetingMode::hybrid;
    made.venue = "";
    made.video_link = "https://video.example/1";
    made.minute_taker = maker;
    made.family_minutes_before = 30;
    made.debrief_minutes_after = 15;
    made.confirmed = {.quorum = false, .duplicate = true, .room = false};
    made.choices = {{.hold = core::HoldId{"hold-1"},
                     .chair = core::UserId{"chair-1"},
                     .room = core::RoomId{"room-1"},
                     .starts_at = ten,
                     .ends_at = ten + 1h},
                    {.hold = core::HoldId{"hold-2"},
                     .chair = core::UserId{"chair-1"},
                     .starts_at = ten + 24h,
                     .ends_at = ten + 25h}};
    made.seats = {{.id = PollSeatId{id + "-police"},
                   .holder = {.contact = core::ContactId{"contact-police"}},
                   .requirement = core::Requirement::quorum,
                   .window = core::AttendanceWindow{.from = 15min, .until = 45min},
                   .is_asked = true,
                   .email = core::Email{"police@example.org"},
                   .reference = "2345",
                   .link_hash = "hash of " + id},
                  {.id = PollSeatId{id + "-worker"},
                   .holder = {.user = core::UserId{"worker-1"}},
                   .requirement = core::Requirement::required}};
    made.deadline = now + 24h;
    made.created_by = maker;
    made.created_at = now;
    return made;
}

class PollsOnDisk : public test::StoreTest {
protected:
    void SetUp() override { test::add_directory(temp_.pool()); }

    template <class Work>
    auto with(Work work)
    {
        return database().write([&](core::UnitOfWork& unit) { return work(unit.polls); });
    }

    void add(const Poll& made)
    {
        with([&](core::PollStore& polls) {
            polls.add(made);
            return true;
        });
    }

    std::optional<Poll> found(const std::string& id)
    {
        return with([&](core::PollStore& polls) { return polls.find(authority, PollId{id}); });
    }

    std::vector<std::string> due(Instant at)
    {
        std::vector<std::string> ids;
        for (const core::PollKey& key :
             with([&](core::PollStore& polls) { return polls.due(at, 10); }))
            ids.push_back(key.poll.text());
        return ids;
    }

    void answer(const std::string& id, std::vector<PollAnswer> answers)
    {
        core::PollSeat seat = found(id)->seats.front();
        seat.answers = std::move(answers);
        seat.answered_at = now + 1h;
        with([&](core::PollStore& polls) {
            polls.save_answers(authority, PollId{id}, seat);
            return true;
        });
    }
};

TEST_P(PollsOnDisk, AreFoundAsTheyWereAsked)
{
    add(poll("p1"));

    const auto kept = found("p1");

    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->type, core::MeetingType::core_group);
    EXPECT_EQ(kept->children, (std::vector{core::ChildId{"child-1"}}));
    EXPECT_EQ(kept->mode, core::MeetingMode::hybrid);
    EXPECT_EQ(kept->video_link, "https://video.example/1");
    EXPECT_EQ(kept->minute_taker, maker);
    EXPECT_EQ(kept->family_minutes_before, 30);
    EXPECT_EQ(kept->debrief_minutes_after, 15);
    EXPECT_TRUE(kept->confirmed.duplicate);
    EXPECT_FALSE(kept->confirmed.quorum);
    ASSERT_EQ(kept->choices.size(), 2U);
    EXPECT_EQ(kept->choices[0].room, core::RoomId{"room-1"});
    EXPECT_EQ(kept->choices[1].starts_at, ten + 24h);
    EXPECT_EQ(kept->choices[1].room, std::nullopt);
    ASSERT_EQ(kept->seats.size(), 2U);
    EXPECT_TRUE(kept->seats[0].is_asked);
    EXPECT_EQ(kept->seats[0].email, core::Email{"police@example.org"});
    EXPECT_EQ(kept->seats[0].link_hash, "hash of p1");
    EXPECT_EQ(kept->seats[0].window, poll("p1").seats[0].window);
    EXPECT_FALSE(kept->seats[1].is_asked);
    EXPECT_EQ(kept->seats[1].window, std::nullopt);
    EXPECT_EQ(kept->seats[1].requirement, core::Requirement::required);
    EXPECT_EQ(kept->status, PollStatus::open);
    EXPECT_EQ(kept->deadline, now + 24h);
}

TEST_P(PollsOnDisk, BelongToOneAuthority)
{
    add(poll("p1"));

    EXPECT_FALSE(
        with([&](core::PollStore& polls) { return polls.find(other_authority, PollId{"p1"}); }));
    EXPECT_FALSE(with([&](core::PollStore& polls) {
        return polls.find_seat(other_authority, PollSeatId{"p1-police"});
    }));
    EXPECT_TRUE(with([&](core::PollStore& polls) {
                    return polls.made_by(other_authority, maker, 10);
                }).empty());
}

TEST_P(PollsOnDisk, AreFoundByALink)
{
    add(poll("p1"));

    const auto key = with([](core::PollStore& polls) { return polls.find_by_link("hash of p1"); });

    ASSERT_TRUE(key);
    EXPECT_EQ(key->authority, authority);
    EXPECT_EQ(key->poll, PollId{"p1"});
    EXPECT_EQ(key->seat, PollSeatId{"p1-police"});
    EXPECT_FALSE(with([](core::PollStore& polls) { return polls.find_by_link("another"); }));
}

TEST_P(PollsOnDisk, KeepTheLastAnswers)
{
    add(poll("p1"));
    answer("p1", {PollAnswer::best, PollAnswer::cannot});
    answer("p1", {PollAnswer::possible, PollAnswer::best});

    const auto kept = found("p1");

    EXPECT_EQ(kept->seats[0].answers, (std::vector{PollAnswer::possible, PollAnswer::best}));
    EXPECT_EQ(kept->seats[0].answered_at, now + 1h);
    EXPECT_EQ(core::answered_count(*kept), 1);
}

TEST_P(PollsOnDisk, KeepWhoWroteAnswersDownAndWhoTheLinkReached)
{
    add(poll("p1"));
    core::PollSeat seat = found("p1")->seats.front();
    seat.answers = {PollAnswer::best, PollAnswer::best};
    seat.answered_at = now;
    seat.answered_by = maker;
    seat.wrong_person_at = now + 1h;
    seat.email = core::Email{"desk@example.org"};
    seat.link_hash = "another hash";
    seat.link_generation = 2;

    with([&](core::PollStore& polls) {
        polls.save_answers(authority, PollId{"p1"}, seat);
        polls.save_address(authority, seat);
        return true;
    });

    const core::PollSeat kept = found("p1")->seats.front();
    EXPECT_EQ(kept.answered_by, maker);
    EXPECT_EQ(kept.wrong_person_at, now + 1h);
    EXPECT_EQ(kept.email, core::Email{"desk@example.org"});
    EXPECT_EQ(kept.link_generation, 2);
    EXPECT_TRUE(with([](core::PollStore& polls) { return polls.find_by_link("another hash"); }));
    EXPECT_FALSE(with([](core::PollStore& polls) { return polls.find_by_link("hash of p1"); }));
}

TEST_P(PollsOnDisk, KeepNotesUntilTheyAreDealtWith)
{
    add(poll("p1"));
    const PollSeatId seat{"p1-police"};
    const auto note = [&](const std::string& id, const std::string& key, Instant at) {
        return core::PollNote{.id = core::PollNoteId{id},
                              .authority = authority,
                              .seat = seat,
                              .key = key,
                              .way = core::PollNoteWay::mail,
                              .at = at,
                              .from = core::Email{"pa@example.org"},
                              .note = core::FreeText{"After eleven only"}};
    };

    with([&](core::PollStore& polls) {
        EXPECT_TRUE(polls.add_note(note("n1", "mail-1", now)));
        EXPECT_FALSE(polls.add_note(note("n2", "mail-1", now)));
        EXPECT_TRUE(polls.add_note(note("n3", "mail-2", now + 1h)));
        EXPECT_EQ(polls.count_notes(authority, maker), 2);
        EXPECT_TRUE(polls.deal_with_note(authority, core::PollNoteId{"n1"}, maker, now + 2h));
        EXPECT_FALSE(polls.deal_with_note(authority, core::PollNoteId{"n1"}, maker, now + 3h));
        EXPECT_EQ(polls.count_notes(authority, maker), 1);
        return true;
    });

    const auto kept =
        with([&](core::PollStore& polls) { return polls.notes_of(authority, PollId{"p1"}); });
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].id, core::PollNoteId{"n3"});
    EXPECT_EQ(kept[1].dealt_with_by, maker);
    EXPECT_EQ(kept[1].dealt_with_at, now + 2h);
    EXPECT_EQ(kept[1].note.reveal(), "After eleven only");
    EXPECT_EQ(kept[1].from, core::Email{"pa@example.org"});
    EXPECT_TRUE(with([&](core::PollStore& polls) {
                    return polls.notes_of(other_authority, PollId{"p1"});
                }).empty());
}

TEST_P(PollsOnDisk, ExpectRepliesToTheirMails)
{
    add(poll("p1"));
    const PollSeatId seat{"p1-police"};

    with([&](core::PollStore& polls) {
        EXPECT_FALSE(polls.find_by_mail("reply hash"));
        polls.expect_mail(authority, seat, "reply hash");
        polls.expect_mail(authority, seat, "reply hash");
        return true;
    });

    const auto key = with([](core::PollStore& polls) { return polls.find_by_mail("reply hash"); });
    ASSERT_TRUE(key);
    EXPECT_EQ(key->seat, seat);
    EXPECT_EQ(key->poll, PollId{"p1"});
    const core::SeatHolder police{.contact = core::ContactId{"contact-police"}};
    EXPECT_EQ(
        with([&](core::PollStore& polls) { return polls.asked_of(authority, police); }).size(), 1U);
}

TEST_P(PollsOnDisk, AreDueAtTheirDeadlineOrWhenAllHaveAnswered)
{
    add(poll("p1"));
    add(poll("p2"));

    EXPECT_TRUE(due(now).empty());
    answer("p2", {PollAnswer::best, PollAnswer::cannot});
    EXPECT_EQ(due(now), (std::vector<std::string>{"p2"}));
    EXPECT_EQ(due(now + 24h).size(), 2U);
    Poll stopped = *found("p2");
    stopped.status = PollStatus::stopped;
    stopped.ended_at = now;
    ASSERT_TRUE(with([&](core::PollStore& polls) { return polls.save(stopped); }));
    EXPECT_EQ(due(now + 24h), (std::vector<std::string>{"p1"}));
}

TEST_P(PollsOnDisk, AreSavedByOneAtATime)
{
    add(poll("p1"));
    Poll mine = *found("p1");
    mine.round = 2;
    mine.deadline = now + 48h;
    mine.choices[1].hold = core::HoldId{"hold-3"};

    const auto saved = with([&](core::PollStore& polls) { return polls.save(mine); });
    const auto again = with([&](core::PollStore& polls) { return polls.save(mine); });

    ASSERT_TRUE(saved);
    EXPECT_EQ(*saved, 2);
    EXPECT_EQ(again.error().refusal, core::Refusal::stale_version);
    EXPECT_EQ(found("p1")->round, 2);
    EXPECT_EQ(found("p1")->deadline, now + 48h);
    EXPECT_EQ(found("p1")->choices[1].hold, core::HoldId{"hold-3"});
}

TEST_P(PollsOnDisk, AreListedByWhomTheyWereGivenTo)
{
    const core::UserId next{"manager-1"};
    add(poll("p1"));
    add(poll("p2"));

    with([&](core::PollStore& polls) {
        polls.give_to(authority, PollId{"p1"}, next);
        polls.give_to(other_authority, PollId{"p2"}, next);
        return true;
    });

    const auto theirs =
        with([&](core::PollStore& polls) { return polls.made_by(authority, next, 10); });
    ASSERT_EQ(theirs.size(), 1U);
    EXPECT_EQ(theirs[0].id, PollId{"p1"});
}

TEST_P(PollsOnDisk, AreListedByWhoMadeThemThoseThatWaitFirst)
{
    add(poll("p1"));
    add(poll("p2"));
    Poll waiting = *found("p2");
    waiting.status = PollStatus::waiting;
    waiting.doubt = core::PollDoubt::quorum;
    ASSERT_TRUE(with([&](core::PollStore& polls) { return polls.save(waiting); }));

    const auto mine =
        with([](core::PollStore& polls) { return polls.made_by(authority, maker, 10); });

    ASSERT_EQ(mine.size(), 2U);
    EXPECT_EQ(mine[0].id, PollId{"p2"});
    EXPECT_EQ(mine[0].doubt, core::PollDoubt::quorum);
    EXPECT_EQ(mine[0].choices.size(), 2U);
    EXPECT_EQ(with([](core::PollStore& polls) { return polls.count_waiting(authority, maker); }),
              1);
    EXPECT_EQ(with([](core::PollStore& polls) {
                  return polls.of_case(authority, core::CaseId{"case-1"});
              }).size(),
              2U);
}

TEST_P(PollsOnDisk, AreWrittenAboutWithoutAMeeting)
{
    add(poll("p1"));
    const core::OutboxMessage mail{.id = core::OutboxMessageId{"m1"},
                                   .authority = authority,
                                   .dedupe_key = "poll:p1-police:1",
                                   .kind = core::MessageKind::poll,
                                   .poll_seat = PollSeatId{"p1-police"},
                                   .sequence = 1,
                                   .to = core::Email{"police@example.org"},
                                   .message_id = "uid-1",
                                   .next_at = now,
                                   .created_at = now};

    database().write([&](core::UnitOfWork& work) { return work.outbox.enqueue(mail); });

    const auto kept = database().read(
        [&](core::UnitOfWork& work) { return work.outbox.find(authority, mail.id); });
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->kind, core::MessageKind::poll);
    EXPECT_EQ(kept->poll_seat, PollSeatId{"p1-police"});
}

QUORATE_ON_EVERY_DATABASE(PollsOnDisk);

}  // namespace
}  // namespace quorate::db
