#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>

#include "core/meetings/meeting.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// What meeting_of() reads, of a meeting named m; for literals to be put together with.
#define MEETING_COLUMNS                                                                         \
    "m.id, m.authority_id, m.case_id, m.type, m.reference, m.feed_uid, m.status, m.starts_at, " \
    "m.ends_at, m.mode, m.chair_id, m.room_id, m.venue, m.video_link, m.due_date_id, "          \
    "m.late_reason, m.late_authoriser_id, m.change_reason, m.sequence, m.created_by, "          \
    "m.created_at, m.changed_at, m.opened_at, m.closed_at, m.version, m.replies_version, "      \
    "m.late_reason_code, m.minute_taker_id, m.family_minutes_before, m.debrief_minutes_after, " \
    "m.held_together_id"
inline constexpr std::size_t first_after_meeting = 31;

/// The children are not among the columns. Throws std::logic_error for a code that nobody writes.
template <class Row>
core::Meeting meeting_of(Row& row)
{
    const auto type = core::meeting_type_from(std::get<3>(row));
    const auto status = core::meeting_status_from(std::get<6>(row));
    const auto mode = core::meeting_mode_from(std::get<9>(row));
    if (!type || !status || !mode) throw std::logic_error{"a meeting is kept with unknown codes"};
    return {.id = std::get<0>(row),
            .authority = std::get<1>(row),
            .case_id = std::get<2>(row),
            .type = *type,
            .reference = std::get<4>(row),
            .feed_uid = std::get<5>(row),
            .status = *status,
            .starts_at = std::get<7>(row),
            .ends_at = std::get<8>(row),
            .family_minutes_before = std::get<28>(row),
            .debrief_minutes_after = std::get<29>(row),
            .mode = *mode,
            .chair = std::get<10>(row),
            .minute_taker = std::get<27>(row),
            .room = std::get<11>(row),
            .venue = std::get<12>(row),
            .video_link = std::get<13>(row),
            .due_date = std::get<14>(row),
            .late_reason_code = core::late_reason_from(std::get<26>(row)),
            .late_reason = std::get<15>(row),
            .late_authoriser = std::get<16>(row),
            .change_reason = std::get<17>(row),
            .sequence = std::get<18>(row),
            .created_by = std::get<19>(row),
            .created_at = std::get<20>(row),
            .changed_at = std::get<21>(row),
            .opened_at = std::get<22>(row),
            .closed_at = std::get<23>(row),
            .version = std::get<24>(row),
            .replies_version = std::get<25>(row),
            .held_together = std::get<30>(row)};
}

/// The rows of a select whose first columns are MEETING_COLUMNS; `More` are the types of the
/// others.
template <class... More, class... In>
auto select_meetings(Sql& sql, const std::string& text, const In&... in)
{
    return sql.select<core::MeetingId,
                      core::AuthorityId,
                      core::CaseId,
                      std::string,
                      std::string,
                      std::string,
                      std::string,
                      core::Instant,
                      core::Instant,
                      std::string,
                      core::UserId,
                      std::optional<core::RoomId>,
                      std::string,
                      std::string,
                      std::optional<core::DueDateId>,
                      core::FreeText,
                      std::optional<core::UserId>,
                      core::FreeText,
                      int,
                      core::UserId,
                      core::Instant,
                      core::Instant,
                      std::optional<core::Instant>,
                      std::optional<core::Instant>,
                      int,
                      int,
                      std::string,
                      std::optional<core::UserId>,
                      int,
                      int,
                      std::optional<core::HeldTogetherId>,
                      More...>(text.c_str(), in...);
}

}  // namespace quorate::db
