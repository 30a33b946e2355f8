#include "core/actions/action_store.hpp"
#include "core/actions/follow_actions.hpp"
#include "core/meetings/view_meeting.hpp"
#include "tests/support/meeting_fixture.hpp"

// A contact with an account who is flagged as somebody who must not be at the family's meetings.

namespace quorate::core {
namespace {

class ExcludedAccount : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        meeting_ = scheduled(conference()).id;
        test::run(temp_.pool(),
                  "insert into staff_user (id, authority_id, name, email, role, agency_id, "
                  "contact_id, password_hash, created_at) values ('nurse-1', 'authority-1', "
                  "'Nurse Example', 'nurse@account.example', 'AU', 'agency-health', "
                  "'contact-nurse', 'x', 0)");
        test::run(temp_.pool(),
                  "insert into action_point (id, authority_id, case_id, meeting_id, what, "
                  "owner_contact_id, due_on, status, link_hash, created_by, created_at) values "
                  "('action-1', 'authority-1', 'case-1', '" +
                      meeting_.text() +
                      "', 'Weigh the baby', 'contact-nurse', '2026-11-27', 'open', 'hash-1', "
                      "'chair-1', 0)");
    }

    void exclude()
    {
        test::run(temp_.pool(),
                  "insert into excluded_person (id, authority_id, case_id, contact_id, reason, "
                  "flagged_by, flagged_at) values ('flag-1', 'authority-1', 'case-1', "
                  "'contact-nurse', 'A relative of the family', 'support-1', 0)");
    }

    template <class UseCase>
    auto ask(const UseCase& use_case)
    {
        return database().transact([&](UnitOfWork& work) { return use_case(work, nurse_); });
    }

    // "meetings seen, meeting opened, actions seen, action opened, actions counted".
    std::string sees()
    {
        const auto meetings = ask([&](UnitOfWork& work, const Actor& actor) {
            return list_meetings(work, tools(), actor, {});
        });
        const auto meeting = ask([&](UnitOfWork& work, const Actor& actor) {
            return view_meeting(work, tools(), actor, meeting_);
        });
        const auto actions = ask([&](UnitOfWork& work, const Actor& actor) {
            return my_actions(work, clock_, actor, std::nullopt, 10);
        });
        const auto action = ask([&](UnitOfWork& work, const Actor& actor) {
            return view_action(work, clock_, actor, ActionPointId{"action-1"});
        });
        const int due = database().read([&](UnitOfWork& work) {
            return work.actions.count_due(test::authority_1, nurse_.user, test::day("2026-11-30"));
        });
        return std::to_string(meetings->page.entries.size()) + (meeting ? " open " : " closed ") +
               std::to_string(actions->entries.size()) + (action ? " open " : " closed ") +
               std::to_string(due);
    }

    MeetingId meeting_;
    Actor nurse_{.user = UserId{"nurse-1"},
                 .authority = test::authority_1,
                 .role = Role::agency_user,
                 .agency = AgencyId{"agency-health"},
                 .contact = ContactId{"contact-nurse"}};
};

TEST_P(ExcludedAccount, SeesNothingOfTheFamilyAnyMoreThroughSignIn)
{
    ASSERT_EQ(sees(), "1 open 1 open 1");

    exclude();

    EXPECT_EQ(sees(), "0 closed 0 closed 0");
}

QUORATE_ON_EVERY_DATABASE(ExcludedAccount);

}  // namespace
}  // namespace quorate::core
