#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/outbox/outbox_message.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

// The columns of OutboxMessage in its order. A list leaves out the bytes: they can be large.
#define COLUMNS_BEFORE_BYTES                                                                  \
    "id, authority_id, dedupe_key, kind, meeting_id, invitee_id, circulation_id, notice_id, " \
    "purpose, poll_seat_id, sequence, change_summary, to_email, message_id, "
#define COLUMNS_AFTER_BYTES                                                             \
    ", state, attempts, in_doubt_count, next_at, lease_token, lease_until, last_code, " \
    "queue_id, created_at, terminal_at, starts_at, ends_at from outbox_message "
#define SELECT_WHOLE "select " COLUMNS_BEFORE_BYTES "rendered" COLUMNS_AFTER_BYTES
#define SELECT_LISTED "select " COLUMNS_BEFORE_BYTES "''" COLUMNS_AFTER_BYTES

template <class... In>
std::vector<core::OutboxMessage> messages(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::OutboxMessage> found;
    for (auto& [id,
                authority,
                key,
                kind,
                meeting,
                invitee,
                circulation,
                notice,
                purpose,
                poll_seat,
                sequence,
                summary,
                to,
                message_id,
                rendered,
                state,
                attempts,
                doubts,
                next_at,
                token,
                until,
                last_code,
                queue_id,
                created,
                terminal,
                starts,
                ends] : sql.select<core::OutboxMessageId,
                                   core::AuthorityId,
                                   std::string,
                                   std::string,
                                   std::optional<core::MeetingId>,
                                   std::optional<core::InviteeId>,
                                   std::optional<core::CirculationId>,
                                   std::optional<core::MoveNoticeId>,
                                   std::optional<std::string>,
                                   std::optional<core::PollSeatId>,
                                   int,
                                   std::string,
                                   core::Email,
                                   std::string,
                                   std::string,
                                   std::string,
                                   int,
                                   int,
                                   core::Instant,
                                   std::string,
                                   core::Instant,
                                   std::string,
                                   std::string,
                                   core::Instant,
                                   std::optional<core::Instant>,
                                   std::optional<core::Instant>,
                                   std::optional<core::Instant>>(text, in...)) {
        // See stored_kind(): papers are about a meeting, and no notice is about them.
        const bool is_chase = kind == "actions" && notice && !meeting;
        const bool is_code = kind == "minutes" && notice && !meeting;
        const auto told = purpose ? core::message_kind_from(*purpose) : std::nullopt;
        const bool is_account =
            told == core::MessageKind::account || told == core::MessageKind::account_dormant ||
            told == core::MessageKind::excluded_attempt || told == core::MessageKind::staff_notice;
        const bool is_proposal = told == core::MessageKind::second_person;
        const bool is_check = told == core::MessageKind::address_check;
        const bool is_emergency = told == core::MessageKind::emergency_access;
        found.push_back(
            {.id = id,
             .authority = authority,
             .dedupe_key = key,
             .kind = told       ? *told
                     : is_chase ? core::MessageKind::actions_due
                     : is_code  ? core::MessageKind::reader_code
                                : core::message_kind_from(kind).value(),
             .meeting = meeting.value_or(core::MeetingId{}),
             .invitee = invitee,
             .circulation = circulation,
             .notice = is_chase || is_code || told ? std::nullopt : notice,
             .poll_seat = poll_seat,
             .chased_owner = is_chase ? notice->text() : std::string{},
             .reader_code =
                 is_code ? std::optional{core::ReaderCodeId{notice->text()}} : std::nullopt,
             .account = is_account ? std::optional{core::UserId{notice->text()}} : std::nullopt,
             .proposal =
                 is_proposal ? std::optional{core::ProposalId{notice->text()}} : std::nullopt,
             .emergency = is_emergency ? notice->text() : std::string{},
             .address_link = is_check ? core::AddressLinkId{notice->text()} : core::AddressLinkId{},
             .sequence = sequence,
             .change_summary = summary,
             .to = to,
             .message_id = message_id,
             .rendered = rendered,
             .state = core::message_state_from(state).value(),
             .attempts = attempts,
             .in_doubt_count = doubts,
             .next_at = next_at,
             .lease_token = token,
             .lease_until = until,
             .last_code = last_code,
             .queue_id = queue_id,
             .created_at = created,
             .terminal_at = terminal,
             .starts_at = starts,
             .ends_at = ends});
    }
    return found;
}

}  // namespace quorate::db
