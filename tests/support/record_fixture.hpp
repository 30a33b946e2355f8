#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/actions/agree_action.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "core/circulation/send_papers.hpp"
#include "core/minutes/close_meeting.hpp"
#include "core/minutes/decisions.hpp"
#include "core/minutes/open_meeting.hpp"
#include "core/minutes/register.hpp"
#include "core/minutes/write_minutes.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_links.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"
#include "tests/support/test_digest.hpp"

namespace quorate::test {

/// A meeting m1 of case-1 about child-1 and child-2, on Wednesday 25 November 2026 at ten, chaired
/// by chair-1, with seats for police, health visitor, school, the social worker, mother and father
/// ("seat-police", "seat-nurse", "seat-school", "seat-worker", "seat-mother", "seat-father").
/// The chair and the social worker can be others of the staff.
void add_conference(db::Pool& pool,
                    core::MeetingType type,
                    const std::string& chair = "chair-1",
                    const std::string& worker = "worker-1");

/// One of the staff of add_directory(), who has just entered the password again.
core::Actor staff_member(const std::string& id, core::Instant now);

/// Use cases of holding a meeting, on every database; it is five past ten on the day.
class RecordTest : public StoreTest {
protected:
    void SetUp() override { begin(core::MeetingType::initial_cp_conference); }

    void begin(core::MeetingType type)
    {
        add_directory(temp_.pool());
        add_conference(temp_.pool(), type);
    }

    core::Actor as(const std::string& id)
    {
        core::Actor actor = staff_member(id, clock_.now());
        actor.credential = sign_in_;
        return actor;
    }

    template <class Work>
    auto transact(Work work)
    {
        return database().transact(work);
    }

    template <class Work>
    auto read(Work work)
    {
        return database().read(work);
    }

    // Steps towards papers; each must succeed.
    void everyone_is_here();
    void open();
    void open_minutes();
    void write(const std::string& item, const std::string& body, bool for_family = false);
    void decide(const std::string& child, const std::string& outcome, const std::string& category);
    void close();
    void approve();

    /// All of them: a conference that made a plan for both children.
    void hold();  // until everything is written and the meeting is over
    void hold_and_approve();

    /// Another person than `sender` releases every copy that waits; what that sent.
    std::vector<core::Circulation> release_waiting(const std::string& by = "manager-1");

    core::ActionRow agree(const core::ActionForm& form);
    core::ActionForm a_form(core::ActionOwner owner);

    core::MinutesFile minutes();
    core::MinuteSection section(const std::string& item);

    static std::vector<std::string> complaints(const core::Error& error);

    const core::MeetingId meeting{"m1"};
    const core::AuthorityId authority{"authority-1"};
    std::string sign_in_;  // from which everybody acts; empty: it is not known
    FakeClock clock_{at("2026-11-25T10:05")};
    TestDigest digest_;
    FakeRandom random_;
    FakeLinks links_;
    core::BankHolidays holidays_ = core::shipped_bank_holidays();

    core::CaseTools case_tools() { return {clock_, random_, holidays_}; }
};

}  // namespace quorate::test
