#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/audit/audit_trail.hpp"
#include "core/availability/availability_store.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::test {

/// The staff of staffed_authority.hpp with the contacts and rooms of meeting_rows.hpp, on Friday 20
/// November 2026 at nine.
class AvailabilityTest : public StoreTest {
protected:
    void SetUp() override
    {
        add_staffed_authorities(temp_.pool());
        add_directory_to_staff(temp_.pool());
    }

    template <class UseCase>
    auto change(UseCase use_case)
    {
        return temp_.database().transact(use_case);
    }

    /// Does something with the store alone.
    template <class Deed>
    void with_store(Deed deed)
    {
        temp_.database().write([&](core::UnitOfWork& work) {
            deed(work.availability);
            return 0;
        });
    }

    template <class Question>
    auto ask(Question question)
    {
        return temp_.database().read(question);
    }

    static core::CalendarOwner user(const char* id) { return {core::UserId{id}}; }
    static core::CalendarOwner contact(const char* id) { return {core::ContactId{id}}; }
    static core::CalendarOwner room(const char* id) { return {core::RoomId{id}}; }

    /// A meeting that "cc" chairs in room-1, on that day from ten to twelve.
    void add_meeting(const std::string& id, const std::string& date)
    {
        const auto seconds = [&](const char* time) {
            return std::to_string(at(date + time).time_since_epoch().count());
        };
        run(temp_.pool(),
            "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
            "starts_at, ends_at, mode, chair_id, room_id, created_by, created_at, changed_at) "
            "values ('" +
                id + "', 'authority-1', 'case-1', 'core_group', 'ref-" + id + "', 'feed-" + id +
                "', 'scheduled', " + seconds("T10:00") + ", " + seconds("T12:00") +
                ", 'in_person', 'cc', 'room-1', 'bs', 0, 0)");
    }

    /// A seat for a contact ("contact_id") or somebody on the staff ("user_id").
    void add_seat(const std::string& meeting,
                  const std::string& column,
                  const std::string& holder,
                  const std::string& reply = "none",
                  const std::string& requirement = "optional")
    {
        const std::string id = "seat-" + meeting + "-" + holder;
        run(temp_.pool(),
            "insert into invitee (id, authority_id, meeting_id, " + column +
                ", requirement, calendar_uid, link_hash, reply, created_at) values ('" + id +
                "', 'authority-1', '" + meeting + "', '" + holder + "', '" + requirement +
                "', 'uid-" + id + "', 'hash-" + id + "', '" + reply + "', 0)");
    }

    std::int64_t audited()
    {
        return ask([](core::UnitOfWork& work) { return work.audit.size(exampleshire); });
    }

    /// The fields at fault, "starts_at: Enter when it starts" and so on, or the refusal's code.
    template <class T>
    static std::string told(const core::Result<T>& result)
    {
        if (result) return "nothing";
        if (result.error().refusal != core::Refusal::invalid_input)
            return std::string{refusal_text(result.error().refusal).code};
        std::string text;
        for (const core::FieldError& fault : result.error().fields)
            text += (text.empty() ? "" : "; ") + fault.field + ": " + fault.message;
        return text;
    }

    FakeClock clock_{at("2026-11-20T09:00")};
    FakeRandom random_;
};

}  // namespace quorate::test
