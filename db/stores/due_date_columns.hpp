#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/due_dates/case_due_date.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// What a query over `due_date d join case_event e` selects first to read due dates back.
inline const std::string due_date_columns =
    "select d.id, d.case_id, d.event_id, e.happened_on, e.happened_at, d.rule_id, d.meeting_type, "
    "d.limit_date, "
    "d.schedule_by, d.limit_at, d.provisional, d.status, d.met_on, d.met_at, d.meeting_id, "
    "(select bm.starts_at from meeting bm where bm.id = d.meeting_id) as booked_for, "
    "d.settled_reason, d.created_at";

/// Whether a meeting that starts at `:t`, on London's day `:d`, is after the limit: 1 or 0. As
/// core::is_kept_at().
inline const std::string starts_after_limit =
    "case when coalesce(limit_at < :t, limit_date < :d) then 1 else 0 end";

/// Reads due dates, each with the values of the further columns `More`.
template <class... More, class... In>
std::vector<std::pair<core::CaseDueDate, std::tuple<More...>>> select_due_dates(
    Sql& sql, const std::string& text, const In&... in)
{
    std::vector<std::pair<core::CaseDueDate, std::tuple<More...>>> found;
    for (auto& row : sql.select<core::DueDateId,
                                core::CaseId,
                                core::CaseEventId,
                                core::Date,
                                std::optional<core::Instant>,
                                std::string,
                                std::string,
                                core::Date,
                                core::Date,
                                std::optional<core::Instant>,
                                bool,
                                std::string,
                                std::optional<core::Date>,
                                std::optional<core::Instant>,
                                std::optional<core::MeetingId>,
                                std::optional<core::Instant>,
                                std::string,
                                core::Instant,
                                More...>(text.c_str(), in...)) {
        const auto take = [&found](const core::DueDateId& id,
                                   const core::CaseId& case_id,
                                   const core::CaseEventId& event,
                                   core::Date counted_from,
                                   const std::optional<core::Instant>& counted_at,
                                   const std::string& rule,
                                   const std::string& type,
                                   core::Date limit,
                                   core::Date schedule_by,
                                   const std::optional<core::Instant>& limit_at,
                                   bool provisional,
                                   const std::string& status,
                                   const std::optional<core::Date>& met_on,
                                   const std::optional<core::Instant>& met_at,
                                   const std::optional<core::MeetingId>& meeting,
                                   const std::optional<core::Instant>& booked_for,
                                   const std::string& reason,
                                   core::Instant created_at,
                                   const More&... more) {
            found.emplace_back(core::CaseDueDate{.id = id,
                                                 .case_id = case_id,
                                                 .event = event,
                                                 .counted_from = counted_from,
                                                 .counted_at = counted_at,
                                                 .rule_id = rule,
                                                 .meeting_type = core::meeting_type_from(type),
                                                 .limit_date = limit,
                                                 .schedule_by = schedule_by,
                                                 .limit_at = limit_at,
                                                 .is_provisional = provisional,
                                                 .status = core::due_status_from(status).value(),
                                                 .met_on = met_on,
                                                 .met_at = met_at,
                                                 .meeting = meeting,
                                                 .booked_for = booked_for,
                                                 .settled_reason = reason,
                                                 .created_at = created_at},
                               std::tuple<More...>{more...});
        };
        std::apply(take, row);
    }
    return found;
}

}  // namespace quorate::db
