#include "db/stores/proposal_store.hpp"

#include <gtest/gtest.h>

#include "core/outbox/outbox.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId another{"authority-2"};
const core::Instant now = test::at("2026-11-23T09:00");

core::Proposal a_proposal(const std::string& id, core::Instant at = now)
{
    return {.id = core::ProposalId{id},
            .authority = authority,
            .act = core::ProposedAct::lower_restriction,
            .object = "case-1",
            .case_id = core::CaseId{"case-1"},
            .before = "2",
            .wanted = "1",
            .reason = core::FreeText{"The threat is over"},
            .proposed_by = core::UserId{"head-1"},
            .credential = "session-1",
            .proposed_at = at,
            .expires_at = at + core::proposal_lasts};
}

class ProposalTable : public test::StoreTest {
protected:
    void SetUp() override { test::add_directory(temp_.pool()); }

    template <class Act>
    auto write(Act act)
    {
        return database().write([&](core::UnitOfWork& work) { return act(work.proposals); });
    }

    void keep(const core::Proposal& proposal)
    {
        write([&](core::ProposalStore& store) {
            store.add(proposal);
            return true;
        });
    }

    bool decide(const char* id, core::ProposalStatus status, const char* by, core::Instant at)
    {
        return write([&](core::ProposalStore& store) {
            return store.decide(authority, core::ProposalId{id}, status, core::UserId{by}, at);
        });
    }
};

TEST_P(ProposalTable, TellsAllThatWasAskedForAboutOneObjectWhateverBecameOfIt)
{
    const auto second = a_proposal("a", now + std::chrono::hours{1});
    keep(second);
    keep(a_proposal("b"));
    auto other = a_proposal("c");
    other.object = "case-2";
    keep(other);
    ASSERT_TRUE(decide("b", core::ProposalStatus::turned_down, "head-2", now));

    const auto found = write([&](core::ProposalStore& store) {
        return store.about(authority, core::ProposedAct::lower_restriction, "case-1");
    });

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].status, core::ProposalStatus::turned_down);
    EXPECT_EQ(found[1], second);
    write([&](core::ProposalStore& store) {
        EXPECT_TRUE(store.about(authority, core::ProposedAct::change_role, "case-1").empty());
        EXPECT_TRUE(store.about(another, core::ProposedAct::lower_restriction, "case-1").empty());
        return true;
    });
}

TEST_P(ProposalTable, KeepsWhatWaitsInOrderUntilItsTimeIsOver)
{
    const auto second = a_proposal("a", now + std::chrono::hours{1});
    const auto first = a_proposal("b");
    keep(second);
    keep(first);

    write([&](core::ProposalStore& store) {
        EXPECT_EQ(store.waiting(authority, now), (std::vector{first, second}));
        EXPECT_EQ(store.waiting(authority, first.expires_at), std::vector{second});
        EXPECT_TRUE(store.waiting(another, now).empty());
        EXPECT_EQ(store.find(authority, first.id), first);
        EXPECT_FALSE(store.find(another, first.id));
        return true;
    });
}

TEST_P(ProposalTable, IsDecidedOnceAndInTime)
{
    keep(a_proposal("first"));
    keep(a_proposal("second"));

    EXPECT_TRUE(decide("first", core::ProposalStatus::confirmed, "head-2", now));
    EXPECT_FALSE(decide("first", core::ProposalStatus::turned_down, "head-2", now));
    EXPECT_FALSE(
        decide("second", core::ProposalStatus::confirmed, "head-2", now + core::proposal_lasts));
    const auto kept = write([&](core::ProposalStore& store) {
        return store.find(authority, core::ProposalId{"first"}).value();
    });
    EXPECT_EQ(kept.status, core::ProposalStatus::confirmed);
    EXPECT_EQ(kept.decided_by, core::UserId{"head-2"});
    EXPECT_EQ(kept.decided_at, now);
}

TEST_P(ProposalTable, RefusesAConfirmationByWhoeverProposedIt)
{
    keep(a_proposal("first"));

    EXPECT_ANY_THROW(decide("first", core::ProposalStatus::confirmed, "head-1", now));
    EXPECT_TRUE(decide("first", core::ProposalStatus::turned_down, "head-1", now));
}

TEST_P(ProposalTable, IsNamedByTheMailThatTellsOfIt)
{
    const core::OutboxMessage mail{.id = core::OutboxMessageId{"mail-1"},
                                   .authority = authority,
                                   .dedupe_key = "key",
                                   .kind = core::MessageKind::second_person,
                                   .proposal = core::ProposalId{"first"},
                                   .to = core::Email{"hal@exampleshire.example"},
                                   .message_id = "m1",
                                   .next_at = now,
                                   .created_at = now};
    database().write([&](core::UnitOfWork& work) { return work.outbox.enqueue(mail); });

    const auto kept = database().read(
        [&](core::UnitOfWork& work) { return work.outbox.find(authority, mail.id).value(); });
    EXPECT_EQ(kept.kind, core::MessageKind::second_person);
    EXPECT_EQ(kept.proposal, mail.proposal);
    EXPECT_FALSE(kept.notice);
}

QUORATE_ON_EVERY_DATABASE(ProposalTable);

}  // namespace
}  // namespace quorate::db
