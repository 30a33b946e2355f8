#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

enum class DatesChangeKind { close_days, open_day, choose_rule };

/// `proposed` waits for a second person and counts for nothing yet.
enum class DatesChangeStatus { proposed, in_force, rejected };

/// A change of what an authority counts by: its own closures and the rules that are its to choose.
/// One administrator puts it forward and another confirms it.
struct DatesChange {
    DatesChangeId id = {};
    AuthorityId authority = {};
    DatesChangeKind kind = DatesChangeKind::close_days;
    DatesChangeStatus status = DatesChangeStatus::proposed;
    Date from = {};            // the first day that is shut, the day that is worked again, or the
    Date until = {};           // first of the rule; and the last day that is shut, else the same
    std::string name = {};     // what the closure is called
    std::string rule_id = {};  // the rule that is chosen
    bool in_use = true;        // or left out
    PersonName owner = {};     // who answers for it, in the authority's words
    std::string reason = {};
    UserId proposed_by = {};
    std::string credential = {};  // the sign-in that it came from
    Instant proposed_at = {};
    UserId decided_by = {};
    std::optional<Instant> decided_at = {};
    int moved_dates = 0;  // by putting it in force
    int moved_families = 0;
};

// "close_days", "in_force" ...: stored, and used by the API.
std::string_view code(DatesChangeKind kind);
std::string_view code(DatesChangeStatus status);
std::optional<DatesChangeKind> dates_change_kind_from(std::string_view code);
std::optional<DatesChangeStatus> dates_change_status_from(std::string_view code);

}  // namespace quorate::core
