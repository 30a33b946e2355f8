#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/actions/action_point.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

// One statement a list, however many owners of three kinds it names.
inline constexpr std::string_view action_rows =
    "select ap.authority_id, ap.id, ap.case_id, ap.meeting_id, ap.what, ap.plain_language, "
    "ap.owner_user_id, ap.owner_contact_id, ap.owner_family_member_id, ap.due_on, ap.status, "
    "ap.progress, ap.visible_to_family, ap.link_hash, ap.link_generation, ap.created_by, "
    "ap.created_at, ap.done_at, ap.version, ap.outcome_intended, ap.priority, ap.not_before, "
    "ap.started_at, ap.started_by, ap.done_by, ap.confirmed_at, ap.confirmed_by, ap.agreed_with, "
    "ap.agreed_agency, ap.handed_at, ap.evidence_planned, ap.evidence_given, "
    "ap.agreed_due_on, ap.due_told_at, "
    "coalesce(su.name, co.name, fm.name), "
    "coalesce(su.job_title, co.job_title, fm.relationship), coalesce(ag.id, ''), "
    "coalesce(ag.name, ''), coalesce(ag.kind, case when ap.owner_user_id is null then '' "
    "else 'children_social_care' end), fc.family_name, fc.reference, me.type, me.reference, "
    "me.starts_at from action_point ap join family_case fc on fc.id = ap.case_id "
    "join meeting me on me.id = ap.meeting_id "
    "left join staff_user su on su.id = ap.owner_user_id "
    "left join contact co on co.id = ap.owner_contact_id "
    "left join family_member fm on fm.id = ap.owner_family_member_id "
    "left join agency ag on ag.id = co.agency_id ";

// Each caller keeps its text, because statements are prepared once.
inline std::string rows_where(std::string_view condition)
{
    return std::string{action_rows} + std::string{condition};
}

// The column says less than the status: what else is known stands beside it.
inline core::ActionStatus status_of(const std::string& stored, bool is_started, bool is_confirmed)
{
    const auto status = core::action_status_from(stored).value();
    if (status == core::ActionStatus::open && is_started) return core::ActionStatus::in_progress;
    if (status == core::ActionStatus::done && is_confirmed) return core::ActionStatus::confirmed;
    return status;
}

template <class... In>
std::vector<std::pair<core::AuthorityId, core::ActionRow>> action_rows_of(Sql& sql,
                                                                          const char* text,
                                                                          const In&... in)
{
    std::vector<std::pair<core::AuthorityId, core::ActionRow>> found;
    for (auto& [authority,
                id,
                case_id,
                meeting,
                what,
                plain,
                user,
                contact,
                member,
                due_on,
                status,
                progress,
                visible,
                link_hash,
                generation,
                created_by,
                created_at,
                done_at,
                version,
                outcome_intended,
                priority,
                not_before,
                started,
                started_by,
                done_by,
                confirmed,
                confirmed_by,
                agreed_with,
                agreed_agency,
                handed,
                evidence_planned,
                evidence_given,
                agreed_due_on,
                due_told,
                owner_name,
                owner_job,
                agency,
                agency_name,
                agency_kind,
                family,
                reference,
                type,
                meeting_reference,
                starts_at] : sql.select<core::AuthorityId,
                                        core::ActionPointId,
                                        core::CaseId,
                                        core::MeetingId,
                                        core::FreeText,
                                        core::FreeText,
                                        std::optional<core::UserId>,
                                        std::optional<core::ContactId>,
                                        std::optional<core::FamilyMemberId>,
                                        core::Date,
                                        std::string,
                                        core::FreeText,
                                        int,
                                        std::string,
                                        int,
                                        core::UserId,
                                        core::Instant,
                                        std::optional<core::Instant>,
                                        int,
                                        core::FreeText,
                                        std::string,
                                        std::optional<core::Date>,
                                        std::optional<core::Instant>,
                                        std::string,
                                        std::string,
                                        std::optional<core::Instant>,
                                        std::string,
                                        core::PersonName,
                                        std::string,
                                        std::optional<core::Instant>,
                                        core::FreeText,
                                        core::FreeText,
                                        std::optional<core::Date>,
                                        std::optional<core::Instant>,
                                        core::PersonName,
                                        std::string,
                                        core::AgencyId,
                                        std::string,
                                        std::string,
                                        core::PersonName,
                                        std::string,
                                        std::string,
                                        std::string,
                                        core::Instant>(text, in...)) {
        core::ActionRow row{
            .action = {.id = id,
                       .case_id = case_id,
                       .meeting = meeting,
                       .what = what,
                       .plain_language = plain,
                       .outcome_intended = outcome_intended,
                       .evidence_planned = evidence_planned,
                       .priority = core::action_priority_from(priority).value(),
                       .owner = {.user = user, .contact = contact, .family_member = member},
                       .due_on = due_on,
                       .not_before = not_before,
                       .status = status_of(status, started.has_value(), confirmed.has_value()),
                       .progress = progress,
                       .evidence_given = evidence_given,
                       .visible_to_family = visible != 0,
                       .link_hash = link_hash,
                       .link_generation = generation,
                       .created_by = created_by,
                       .created_at = created_at,
                       .started_at = started,
                       .started_by = started_by,
                       .done_at = done_at,
                       .done_by = done_by,
                       .confirmed_at = confirmed,
                       .confirmed_by = confirmed_by,
                       .agreed_with = agreed_with,
                       .agreed_agency = agreed_agency,
                       .handed_at = handed,
                       .agreed_due_on = agreed_due_on,
                       .due_told_at = due_told,
                       .version = version},
            .owner_name = owner_name,
            .owner_job = owner_job,
            .agency = agency,
            .agency_name = agency_name,
            .agency_kind = agency_kind,
            .family_name = family,
            .case_reference = reference,
            .meeting_type = core::meeting_type_from(type).value(),
            .meeting_reference = meeting_reference,
            .meeting_starts_at = starts_at};
        found.emplace_back(authority, std::move(row));
    }
    return found;
}

template <class... In>
std::vector<core::ActionRow> listed_actions(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::ActionRow> found;
    for (auto& [authority, row] : action_rows_of(sql, text, in...))
        found.push_back(std::move(row));
    return found;
}

}  // namespace quorate::db
