#include "db/stores/record_store.hpp"

#include <gtest/gtest.h>

#include "core/circulation/circulation_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId here{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};
const core::MeetingId m1{"m1"};

class RecordsOnDisk : public test::StoreTest {
protected:
    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work); });
    }

    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
        test::add_meeting(temp_.pool(), "m2", test::at("2026-11-25T14:00"));
        with([](core::UnitOfWork& work) {
            work.minutes.open(here,
                              m1,
                              {{.id = core::MinuteSectionId{"s1"},
                                .meeting = m1,
                                .position = 1,
                                .item = "analysis",
                                .title = "Analysis"}});
            return 0;
        });
    }

    void send(const char* id, const char* at)
    {
        with([&](core::UnitOfWork& work) {
            work.circulations.add(here,
                                  {.id = core::CirculationId{id},
                                   .meeting = m1,
                                   .invitee = core::InviteeId{"seat-m1"},
                                   .contact = core::ContactId{"contact-police"},
                                   .link_hash = std::string{"link-"} + id,
                                   .sent_by = core::UserId{"support-1"},
                                   .sent_at = test::at(at),
                                   .expires_at = test::at("2027-01-25T09:00")});
            return 0;
        });
    }

    std::vector<std::string> unsent()
    {
        std::vector<std::string> ids;
        for (const auto& each : with([](core::UnitOfWork& work) {
                 return work.records.unsent(
                     here, test::at("2026-11-25T00:00"), test::at("2026-11-26T00:00"), 10);
             }))
            ids.push_back(each.meeting.text());
        return ids;
    }

    static core::Correction a_correction(const char* id)
    {
        return {.id = core::CorrectionId{id},
                .meeting = m1,
                .circulation = core::CirculationId{"c1"},
                .section = core::MinuteSectionId{"s1"},
                .body = core::FreeText{"It was Tuesday"},
                .asked_at = test::at("2026-11-27T09:00")};
    }
};

using Ids = std::vector<std::string>;

TEST_P(RecordsOnDisk, KeepAPolicyAtTheVersionThatWasSeen)
{
    EXPECT_FALSE(with([](core::UnitOfWork& work) { return work.records.policy_of(here); }));
    core::RecordPolicy policy;
    policy.core_group_record = {5};
    policy.corrections = {0};

    EXPECT_EQ(*with([&](core::UnitOfWork& work) { return work.records.set_policy(here, policy); }),
              1);
    EXPECT_FALSE(
        with([&](core::UnitOfWork& work) { return work.records.set_policy(here, policy); }));
    policy.version = 1;
    EXPECT_EQ(with([](core::UnitOfWork& work) { return work.records.policy_of(here); }), policy);
    policy.letter = {2};
    EXPECT_EQ(*with([&](core::UnitOfWork& work) { return work.records.set_policy(here, policy); }),
              2);
    EXPECT_FALSE(with([](core::UnitOfWork& work) { return work.records.policy_of(elsewhere); }));
}

TEST_P(RecordsOnDisk, KnowHowFarARecordHasCome)
{
    const auto progress = [&] {
        return with([](core::UnitOfWork& work) { return work.records.progress(here, m1); });
    };
    EXPECT_FALSE(progress().has_words);
    test::run(temp_.pool(), "update minute_section set body = 'Seen' where id = 's1'");
    EXPECT_TRUE(progress().has_words);
    EXPECT_FALSE(progress().first_sent_at);
    send("c2", "2026-11-28T09:00");
    send("c1", "2026-11-26T09:00");

    EXPECT_EQ(progress().first_sent_at, test::at("2026-11-26T09:00"));
    EXPECT_FALSE(progress().agreed_at);
}

TEST_P(RecordsOnDisk, ListTheConferencesThatWereHeld)
{
    const auto held = [&] {
        return with([](core::UnitOfWork& work) {
            return work.records.held_conferences(
                here, test::at("2026-11-25T00:00"), test::at("2026-11-26T00:00"), 10);
        });
    };
    test::run(temp_.pool(), "update meeting set status = 'scheduled'");
    EXPECT_TRUE(held().empty());
    test::run(temp_.pool(),
              "update meeting set status = 'held', type = 'review_cp_conference' where id = 'm1'");
    test::run(temp_.pool(),
              "update meeting set status = 'held', type = 'core_group' where id = 'm2'");
    EXPECT_EQ(held(), std::vector{m1});
}

TEST_P(RecordsOnDisk, ListThoseThatNobodyWasSent)
{
    EXPECT_EQ(unsent(), (Ids{"m1", "m2"}));
    send("c1", "2026-11-26T09:00");
    EXPECT_EQ(unsent(), (Ids{"m2"}));
    test::run(temp_.pool(), "update meeting set status = 'cancelled' where id = 'm2'");
    EXPECT_TRUE(unsent().empty());
}

TEST_P(RecordsOnDisk, ListThoseThatSomebodyWithASeatMayLack)
{
    const auto in_part = [&] {
        Ids ids;
        for (const auto& each : with([](core::UnitOfWork& work) {
                 return work.records.sent_in_part(
                     here, test::at("2026-11-25T00:00"), test::at("2026-11-26T00:00"), 10);
             }))
            ids.push_back(each.meeting.text());
        return ids;
    };
    test::run(temp_.pool(),
              "update minutes set status = 'approved', approved_by = 'chair-1', approved_at = 1 "
              "where meeting_id = 'm1'");
    EXPECT_TRUE(in_part().empty()) << "nobody was sent it";
    send("c1", "2026-11-26T09:00");
    EXPECT_TRUE(in_part().empty());
    test::run(temp_.pool(),
              "insert into invitee (id, authority_id, meeting_id, contact_id, requirement, email, "
              "calendar_uid, link_hash, created_at) values ('seat-nurse', 'authority-1', 'm1', "
              "'contact-nurse', 'quorum', 'noor@nhs.example', 'uid-nurse', 'hash-nurse', 0)");

    EXPECT_EQ(in_part(), Ids{"m1"});
    test::run(temp_.pool(),
              "insert into seat_choice (authority_id, meeting_id, invitee_id, share, chosen_by, "
              "chosen_at) values ('authority-1', 'm1', 'seat-nurse', 'nothing', 'chair-1', 1)");
    EXPECT_TRUE(in_part().empty());
    test::run(temp_.pool(), "update circulation set revoked_at = 1 where id = 'c1'");
    EXPECT_EQ(in_part(), Ids{"m1"});
}

TEST_P(RecordsOnDisk, KnowTheMeetingsWhoseCopiesLeftBeforeSomethingWasPutRight)
{
    send("c1", "2026-11-26T09:00");
    const auto found = [&](const std::string& now) {
        return with([&](core::UnitOfWork& work) {
            return work.records.with_copies_before_amendments(here, test::at(now), 10);
        });
    };
    EXPECT_TRUE(found("2026-11-28T09:00").empty());

    test::run(temp_.pool(),
              "insert into minutes_amendment (id, authority_id, meeting_id, number, body, reason, "
              "made_by, made_at, digest) select 'a1', 'authority-1', 'm1', 1, 'x', 'y', "
              "'chair-1', sent_at + 1, 'd' from circulation where id = 'c1'");
    EXPECT_EQ(found("2026-11-28T09:00"), (std::vector{m1}));
    EXPECT_TRUE(found("2036-11-28T09:00").empty()) << "its link is over";

    test::run(temp_.pool(), "update circulation set revoked_at = 1 where id = 'c1'");
    EXPECT_TRUE(found("2026-11-28T09:00").empty());
}

TEST_P(RecordsOnDisk, KeepACorrectionAndItsOneAnswer)
{
    send("c1", "2026-11-26T09:00");
    with([](core::UnitOfWork& work) {
        work.records.ask(here, a_correction("k1"));
        core::Correction of_decision = a_correction("k2");
        of_decision.section.reset();
        of_decision.part = core::OtherPart{.kind = core::PartKind::decision, .id = "d1"};
        work.records.ask(here, of_decision);
        return 0;
    });
    const auto open = [&] {
        return with(
            [](core::UnitOfWork& work) { return work.records.with_open_corrections(here, 10); });
    };
    EXPECT_EQ(open(), (std::vector{m1, m1}));
    core::Correction answered = a_correction("k1");
    answered.status = core::CorrectionStatus::declined;
    answered.answer = core::FreeText{"It was Monday"};
    answered.answered_by = core::UserId{"support-1"};
    answered.answered_at = test::at("2026-11-28T09:00");

    EXPECT_TRUE(with([&](core::UnitOfWork& work) { return work.records.answer(here, answered); }));
    EXPECT_FALSE(with([&](core::UnitOfWork& work) { return work.records.answer(here, answered); }));

    EXPECT_EQ(open().size(), 1u);
    const auto kept =
        with([](core::UnitOfWork& work) { return work.records.of_meeting(here, m1); });
    ASSERT_EQ(kept.size(), 2u);
    EXPECT_EQ(kept[0].answer.reveal(), "It was Monday");
    EXPECT_EQ(kept[0].section, core::MinuteSectionId{"s1"});
    EXPECT_EQ(kept[0].answered_by, core::UserId{"support-1"});
    EXPECT_FALSE(kept[0].part);
    EXPECT_EQ(kept[1].status, core::CorrectionStatus::open);
    EXPECT_FALSE(kept[1].section);
    EXPECT_EQ(kept[1].part, (core::OtherPart{.kind = core::PartKind::decision, .id = "d1"}));
    EXPECT_FALSE(with([](core::UnitOfWork& work) {
        return work.records.find(elsewhere, core::CorrectionId{"k1"});
    }));
}

QUORATE_ON_EVERY_DATABASE(RecordsOnDisk);

}  // namespace
}  // namespace quorate::db
