#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/outbox/outbox.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_links.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::test {

inline const core::AuthorityId authority_1{"authority-1"};

/// One of the staff of add_directory().
core::Actor person(const std::string& id);

/// Another manager of the team of manager-1, with an account from now on and a sign-in of their
/// own.
core::Actor second_manager(db::Pool& pool);

/// Use cases of meetings against every database: the directory of meeting_rows.hpp, on Friday 20
/// November 2026 at nine.
class MeetingTest : public StoreTest {
protected:
    void SetUp() override { add_directory(temp_.pool()); }

    core::SeatRequest contact(const std::string& id,
                              core::Requirement needed = core::Requirement::quorum);
    core::SeatRequest member(const std::string& id);
    core::SeatRequest staff(const std::string& id);

    /// A conference on Wednesday 25 November 2026, 10:00 to 12:00, chaired by chair-1 in room-1,
    /// with police, health visitor and social worker; whatever is unusual about it is confirmed.
    core::MeetingDraft conference();

    core::TimeAndPlace on(const std::string& date, const std::string& time);

    core::Result<core::MeetingId> schedule(const core::MeetingDraft& draft,
                                           const std::string& by = "support-1");

    /// Schedules a meeting that must succeed.
    core::Meeting scheduled(const core::MeetingDraft& draft);

    core::Meeting meeting(const core::MeetingId& id);
    std::vector<core::InviteeEntry> seats(const core::MeetingId& id);
    core::InviteeEntry seat_of(const core::MeetingId& id, const core::SeatHolder& holder);

    /// "request contact-police 0 pending" for each message, in order of text.
    std::vector<std::string> outbox(const core::MeetingId& id);

    /// Marks everything waiting as sent.
    void send_all();

    /// An open limit of the case for initial conferences, with an event of its own.
    void add_limit(const std::string& limit_date, const std::string& id = "due-1");

    std::string link_of(const core::InviteeEntry& seat) const;

    /// "field: message" for each.
    static std::vector<std::string> complaints(const core::Error& error);

    core::MeetingTools tools() { return {clock_, random_, links_, core::shipped_bank_holidays()}; }

    FakeClock clock_{at("2026-11-20T09:00")};
    FakeRandom random_;
    FakeLinks links_;
};

}  // namespace quorate::test
