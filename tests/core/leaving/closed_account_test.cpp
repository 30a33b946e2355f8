#include "core/leaving/closed_account.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/cases/case_store.hpp"
#include "core/meetings/exclude_person.hpp"
#include "core/meetings/quorum.hpp"
#include "core/outbox/staff_notice.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;

const UserId worker{"worker-1"};

class AClosedAccount : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        MeetingDraft draft = conference();
        draft.invitees = {contact("contact-police"), contact("contact-nurse"), staff("worker-1")};
        booked_ = scheduled(draft).id;
        send_all();
    }

    void close(const std::string& id = "worker-1")
    {
        test::run(temp_.pool(), "update staff_user set active = 0 where id = '" + id + "'");
    }

    // What the staff are told from now on, in order of address.
    std::vector<std::pair<std::string, StaffNotice>> told()
    {
        std::vector<std::pair<std::string, StaffNotice>> notices;
        database().write([&](UnitOfWork& work) {
            const Instant now = clock_.now();
            for (const OutboxMessage& each :
                 work.outbox.lease(now, now + std::chrono::minutes{1}, "a-test", 100))
                if (const auto notice = staff_notice(each))
                    notices.emplace_back(each.to.reveal(), *notice);
            return true;
        });
        std::ranges::sort(notices, {}, [](const auto& each) { return each.first; });
        return notices;
    }

    static Lines addresses(const std::vector<std::pair<std::string, StaffNotice>>& notices)
    {
        Lines lines;
        for (const auto& [to, notice] : notices)
            lines.push_back(to);
        return lines;
    }

    MeetingId booked_;
};

TEST_P(AClosedAccount, TellsManagersHowMuchWaitsAndWhoeverRunsTheMeetingsOfWhom)
{
    const Actor administrator{
        .user = UserId{"admin-1"}, .authority = test::authority_1, .role = Role::administrator};

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return close_leaver(work, clock_, random_, administrator, worker);
    }));

    const auto notices = told();
    EXPECT_EQ(addresses(notices),
              (Lines{"ash@exampleshire.example",
                     "gwen@exampleshire.example",
                     "hal@exampleshire.example",
                     "tam@exampleshire.example"}));
    ASSERT_EQ(notices.size(), 4u);
    EXPECT_NE(notices[0].second.said.find("25 November 2026"), std::string::npos);
    EXPECT_EQ(notices[1].second.path, "/meetings/" + booked_.text());
    EXPECT_NE(notices[3].second.said.find("1 family and 1 meeting"), std::string::npos);
    EXPECT_EQ(notices[3].second.path, "/admin/users/worker-1");
    for (const auto& [to, notice] : notices)
        for (const char* secret : {"Kit", "Placeholder", "Testwood", "EX-2041"})
            EXPECT_EQ(notice.said.find(secret), std::string::npos) << to;
}

TEST_P(AClosedAccount, TellsTheLeadsOfAnAgencyThatItsCalendarHasEnded)
{
    test::run(temp_.pool(), "update contact set is_lead = 1 where id = 'contact-school'");
    test::run(temp_.pool(),
              "insert into feed (id, authority_id, kind, subject_id, label, token_hash, "
              "created_by, created_at, expires_at) values ('feed-1', 'authority-1', 'agency', "
              "'agency-school', 'Office', 'h-1', 'stranger-1', 0, 4000000000)");
    const UserId stranger{"stranger-1"};
    const auto shared = database().read([&](UnitOfWork& work) {
        return shared_feeds_of(work, work.users.find(stranger).value(), clock_.now());
    });
    ASSERT_EQ(shared.size(), 1u);
    EXPECT_EQ(shared.front().subject_name, "Elm Primary");

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return close_leaver(work, clock_, random_, test::person("head-1"), stranger);
    }));

    const auto notices = told();
    EXPECT_EQ(addresses(notices), Lines{"robin@school.example"});
    ASSERT_FALSE(notices.empty());
    EXPECT_EQ(notices.front().second.news, StaffNews::calendar_ended);
    EXPECT_TRUE(notices.front().second.path.empty());
}

TEST_P(AClosedAccount, ShowsManagersWhoseWorkWaits)
{
    const auto leavers = [&](const char* who) {
        return database().read([&](UnitOfWork& work) {
            return leavers_with_work(work, test::person(who), clock_.now()).size();
        });
    };
    EXPECT_EQ(leavers("head-1"), 0u);

    close();

    EXPECT_EQ(leavers("head-1"), 1u);
    EXPECT_EQ(leavers("manager-1"), 1u);
    EXPECT_EQ(leavers("support-1"), 0u);
    const auto summary = database().read([](UnitOfWork& work) {
        return work.cases.summary(test::authority_1, CaseId{"case-1"}).value();
    });
    EXPECT_TRUE(summary.lead_has_left);
    const auto waits = database().read([&](UnitOfWork& work) {
        return waits_for_hand_over(work, work.users.find(worker).value(), clock_.now());
    });
    EXPECT_EQ(text_of(waits), "1 family and 1 meeting");
}

TEST_P(AClosedAccount, CountsTheActionPointsThatAreLeftToDo)
{
    const UserId support{"support-1"};
    close("support-1");
    for (const char* action : {"('a-1', 'open'", "('a-2', 'open'", "('a-3', 'no_longer_needed'"})
        test::run(temp_.pool(),
                  "insert into action_point (id, status, authority_id, case_id, meeting_id, what, "
                  "owner_user_id, due_on, link_hash, created_by, created_at) values " +
                      std::string{action} + ", 'authority-1', 'case-1', '" + booked_.text() +
                      "', 'Visit', 'support-1', '2026-12-03', 'h-" +
                      std::string{action}.substr(2, 3) + "', 'manager-1', 0)");

    const auto waits = database().read([&](UnitOfWork& work) {
        return waits_for_hand_over(work, work.users.find(support).value(), clock_.now());
    });
    EXPECT_EQ(waits.actions, 2);
    EXPECT_EQ(text_of({.families = 2, .meetings = 1, .actions = waits.actions}),
              "2 families, 1 meeting and 2 action points");

    test::run(temp_.pool(), "update invitee set removed_at = 1 where user_id = 'support-1'");
    const auto leavers = database().read([&](UnitOfWork& work) {
        return leavers_with_work(work, test::person("head-1"), clock_.now());
    });
    ASSERT_EQ(leavers.size(), 1u) << "though no family and no meeting waits";
    EXPECT_EQ(leavers.front().id, support);
}

TEST_P(AClosedAccount, CountsForQuorumNoMore)
{
    const auto state = [&] {
        const auto rule =
            quorum_rule(MeetingType::initial_cp_conference, {}, Jurisdiction::england);
        const auto now = seats(booked_);
        return evaluate_quorum(rule, quorum_seats(now, UserId{"chair-1"}, QuorumBasis::replies))
            .state;
    };
    test::run(temp_.pool(), "update invitee set reply = 'attend'");
    EXPECT_EQ(state(), QuorumState::met);

    close();

    EXPECT_EQ(state(), QuorumState::not_met);
    EXPECT_TRUE(seat_of(booked_, {.user = worker}).has_left);
    EXPECT_FALSE(seat_of(booked_, {.contact = ContactId{"contact-nurse"}}).has_left);
}

TEST_P(AClosedAccount, IsNotToldOfWhatOthersLose)
{
    close("chair-1");

    const auto flagged = database().transact([&](UnitOfWork& work) {
        return flag_excluded_person(work,
                                    tools(),
                                    test::person("manager-1"),
                                    {.case_id = CaseId{"case-1"},
                                     .contact = ContactId{"contact-police"},
                                     .reason = FreeText{"Order of the court"}});
    });

    ASSERT_TRUE(flagged);
    EXPECT_EQ(flagged->quorum_lost, std::vector<MeetingId>{booked_});
    const auto notices = told();
    EXPECT_EQ(addresses(notices), Lines{"ash@exampleshire.example"});
}

TEST_P(AClosedAccount, LeavesChairAndArrangerToldThatASeatIsGoneAndNotWhose)
{
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return flag_excluded_person(work,
                                    tools(),
                                    test::person("manager-1"),
                                    {.case_id = CaseId{"case-1"},
                                     .contact = ContactId{"contact-police"},
                                     .reason = FreeText{"Order of the court"}});
    }));

    const auto notices = told();
    EXPECT_EQ(addresses(notices), (Lines{"ash@exampleshire.example", "gwen@exampleshire.example"}));
    for (const auto& [to, notice] : notices) {
        EXPECT_NE(notice.said.find("Quorum cannot be met any more"), std::string::npos);
        EXPECT_EQ(notice.path, "/meetings/" + booked_.text());
        for (const char* secret : {"Lee", "olice", "Order", "Testwood"})
            EXPECT_EQ(notice.said.find(secret), std::string::npos) << secret;
    }
}

QUORATE_ON_EVERY_DATABASE(AClosedAccount);

}  // namespace
}  // namespace quorate::core
