#include "db/stores/minutes_store.hpp"

#include <stdexcept>

#include "core/support/text.hpp"

namespace quorate::db {
namespace {

using SectionRow = std::tuple<core::MinuteSectionId,
                              core::MeetingId,
                              int,
                              std::string,
                              std::string,
                              core::FreeText,
                              int,
                              std::optional<core::UserId>,
                              std::optional<core::Instant>,
                              int>;

core::MinuteSection section_from(const SectionRow& row)
{
    const auto& [id, meeting, position, item, title, body, visible, by, at, version] = row;
    return {.id = id,
            .meeting = meeting,
            .position = position,
            .item = item,
            .title = title,
            .body = body,
            .visible_to_family = visible != 0,
            .updated_by = by,
            .updated_at = at,
            .version = version};
}

std::string column_of(const std::vector<int>& lines)
{
    std::string column;
    for (const int line : lines)
        column += (column.empty() ? "" : ",") + std::to_string(line);
    return column;
}

std::vector<int> lines_from(const std::string& column)
{
    std::vector<int> lines;
    for (const std::string& each : core::split(column, ','))
        if (!each.empty()) lines.push_back(std::stoi(each));
    return lines;
}

// What only we wrote and the schema does not check; anything else is a bug.
core::Outcome outcome_from_column(const std::string& text)
{
    const auto outcome = core::outcome_from(text);
    if (!outcome) throw std::logic_error{"a decision holds an unknown outcome"};
    return *outcome;
}

}  // namespace

std::optional<core::Minutes> MinutesStore::find(const core::AuthorityId& authority,
                                                const core::MeetingId& meeting)
{
    const auto row = sql_.find<std::string,
                               std::optional<core::UserId>,
                               std::optional<core::Instant>,
                               int,
                               std::string,
                               int>(
        "select status, approved_by, approved_at, version, digest, amendments from minutes "
        "where authority_id = :a and meeting_id = :m",
        authority,
        meeting);
    if (!row) return std::nullopt;
    const auto& [status, by, at, version, digest, amendments] = *row;
    return core::Minutes{
        .meeting = meeting,
        .status = status == "approved" ? core::MinutesStatus::approved : core::MinutesStatus::draft,
        .approved_by = by,
        .approved_at = at,
        .version = version,
        .digest = digest,
        .amendments = amendments};
}

void MinutesStore::insert(const core::AuthorityId& authority,
                          const core::MeetingId& meeting,
                          const core::MinuteSection& section)
{
    sql_.execute(
        "insert into minute_section (id, authority_id, meeting_id, position, item, title, "
        "body, visible_to_family) values (:i, :a, :m, :p, :c, :t, :b, :v)",
        section.id,
        authority,
        meeting,
        section.position,
        section.item,
        section.title,
        section.body,
        section.visible_to_family);
}

void MinutesStore::open(const core::AuthorityId& authority,
                        const core::MeetingId& meeting,
                        const std::vector<core::MinuteSection>& sections)
{
    sql_.execute("insert into minutes (meeting_id, authority_id, status) values (:m, :a, 'draft')",
                 meeting,
                 authority);
    for (const core::MinuteSection& section : sections)
        insert(authority, meeting, section);
}

std::vector<core::MinuteSection> MinutesStore::sections(const core::AuthorityId& authority,
                                                        const core::MeetingId& meeting)
{
    std::vector<core::MinuteSection> found;
    for (const SectionRow& row : sql_.select<core::MinuteSectionId,
                                             core::MeetingId,
                                             int,
                                             std::string,
                                             std::string,
                                             core::FreeText,
                                             int,
                                             std::optional<core::UserId>,
                                             std::optional<core::Instant>,
                                             int>(
             "select id, meeting_id, position, item, title, body, visible_to_family, updated_by, "
             "updated_at, version from minute_section where authority_id = :a "
             "and meeting_id = :m order by position",
             authority,
             meeting))
        found.push_back(section_from(row));
    return found;
}

std::optional<core::MinuteSection> MinutesStore::find_section(const core::AuthorityId& authority,
                                                              const core::MinuteSectionId& id)
{
    const auto row = sql_.find<core::MinuteSectionId,
                               core::MeetingId,
                               int,
                               std::string,
                               std::string,
                               core::FreeText,
                               int,
                               std::optional<core::UserId>,
                               std::optional<core::Instant>,
                               int>(
        "select id, meeting_id, position, item, title, body, visible_to_family, updated_by, "
        "updated_at, version from minute_section where authority_id = :a and id = :i",
        authority,
        id);
    if (!row) return std::nullopt;
    return section_from(*row);
}

// Whoever approves names the version they read, so every change of a part raises the whole's. The
// status is asked here and not only by the use case: nothing may slip in beside an approval.
bool MinutesStore::touch_draft(const core::AuthorityId& authority, const core::MeetingId& meeting)
{
    return sql_.execute(
               "update minutes set version = version + 1 where authority_id = :a "
               "and meeting_id = :m and status = 'draft'",
               authority,
               meeting) == 1;
}

core::Result<core::Done> MinutesStore::add_section(const core::AuthorityId& authority,
                                                   const core::MinuteSection& section)
{
    if (!touch_draft(authority, section.meeting)) return core::Refusal::wrong_state;
    insert(authority, section.meeting, section);
    return core::Done{};
}

core::Result<int> MinutesStore::save_section(const core::AuthorityId& authority,
                                             const core::MinuteSection& section)
{
    if (!touch_draft(authority, section.meeting)) return core::Refusal::wrong_state;
    const long long changed = sql_.execute(
        "update minute_section set body = :b, visible_to_family = :f, updated_by = :u, "
        "updated_at = :t, version = version + 1 where authority_id = :a and id = :i "
        "and meeting_id = :m and version = :v",
        section.body,
        section.visible_to_family,
        section.updated_by,
        section.updated_at,
        authority,
        section.id,
        section.meeting,
        section.version);
    if (changed == 1) return section.version + 1;
    return find_section(authority, section.id) ? core::Refusal::stale_version
                                               : core::Refusal::not_found;
}

core::Result<int> MinutesStore::approve(const core::AuthorityId& authority,
                                        const core::MeetingId& meeting,
                                        const core::UserId& by,
                                        core::Instant at,
                                        int version)
{
    const long long changed = sql_.execute(
        "update minutes set status = 'approved', approved_by = :u, approved_at = :t, "
        "version = version + 1 where authority_id = :a and meeting_id = :m and version = :v "
        "and status = 'draft'",
        by,
        at,
        authority,
        meeting,
        version);
    if (changed == 1) return version + 1;
    const auto now = find(authority, meeting);
    if (!now) return core::Refusal::not_found;
    return now->status == core::MinutesStatus::draft ? core::Refusal::stale_version
                                                     : core::Refusal::wrong_state;
}

void MinutesStore::keep_digest(const core::AuthorityId& authority,
                               const core::MeetingId& meeting,
                               const std::string& digest)
{
    sql_.execute(
        "update minutes set digest = :d where authority_id = :a and meeting_id = :m "
        "and digest = ''",
        digest,
        authority,
        meeting);
}

core::Result<core::Done> MinutesStore::add_amendment(const core::AuthorityId& authority,
                                                     const core::Amendment& amendment)
{
    // Whoever comes second finds another number.
    const long long counted = sql_.execute(
        "update minutes set amendments = amendments + 1 where authority_id = :a "
        "and meeting_id = :m and status = 'approved' and amendments = :n",
        authority,
        amendment.meeting,
        amendment.number - 1);
    if (counted != 1) return core::Refusal::stale_version;
    sql_.execute(
        "insert into minutes_amendment (id, authority_id, meeting_id, number, section_id, body, "
        "reason, visible_to_family, made_by, made_at, digest, part) values (:i, :a, :m, :n, :s, "
        ":b, :r, :f, :u, :t, :d, :p)",
        amendment.id,
        authority,
        amendment.meeting,
        amendment.number,
        amendment.section,
        amendment.body,
        amendment.reason,
        amendment.visible_to_family,
        amendment.made_by,
        amendment.made_at,
        amendment.digest,
        amendment.part ? text_of(*amendment.part) : std::string{});
    return core::Done{};
}

std::vector<core::Amendment> MinutesStore::amendments(const core::AuthorityId& authority,
                                                      const core::MeetingId& meeting)
{
    std::vector<core::Amendment> found;
    for (auto& [id, number, section, body, reason, visible, by, at, digest, part] :
         sql_.select<core::AmendmentId,
                     int,
                     std::optional<core::MinuteSectionId>,
                     core::FreeText,
                     core::FreeText,
                     int,
                     core::UserId,
                     core::Instant,
                     std::string,
                     std::string>(
             "select id, number, section_id, body, reason, visible_to_family, made_by, made_at, "
             "digest, part from minutes_amendment where authority_id = :a and meeting_id = :m "
             "order by number",
             authority,
             meeting))
        found.push_back({.id = id,
                         .meeting = meeting,
                         .number = number,
                         .section = section,
                         .part = core::other_part_from(part),
                         .body = body,
                         .reason = reason,
                         .visible_to_family = visible != 0,
                         .made_by = by,
                         .made_at = at,
                         .digest = digest});
    return found;
}

std::vector<core::MeetingId> MinutesStore::all_approved(const core::AuthorityId& authority)
{
    std::vector<core::MeetingId> found;
    for (auto& [meeting] : sql_.select<core::MeetingId>(
             "select meeting_id from minutes where authority_id = :a and status = 'approved' "
             "order by approved_at, meeting_id",
             authority))
        found.push_back(std::move(meeting));
    return found;
}

std::vector<core::ChildDecision> MinutesStore::decisions(const core::AuthorityId& authority,
                                                         const core::MeetingId& meeting)
{
    std::vector<core::ChildDecision> found;
    for (auto& [id, child, outcome, category, reasons, dissent, visible, version] :
         sql_.select<core::DecisionId,
                     core::ChildId,
                     std::string,
                     std::string,
                     core::FreeText,
                     core::FreeText,
                     int,
                     int>("select d.id, d.child_id, d.outcome, d.category, d.reasons, d.dissent, "
                          "d.visible_to_family, d.version from decision d join child c on c.id = "
                          "d.child_id where d.authority_id = :a "
                          "and d.meeting_id = :m order by c.date_of_birth, c.id",
                          authority,
                          meeting))
        found.push_back({.id = id,
                         .meeting = meeting,
                         .child = child,
                         .outcome = outcome_from_column(outcome),
                         .category = category,
                         .reasons = reasons,
                         .dissent = dissent,
                         .visible_to_family = visible != 0,
                         .version = version});
    return found;
}

core::Result<int> MinutesStore::save_decision(const core::AuthorityId& authority,
                                              const core::ChildDecision& decision)
{
    if (!touch_draft(authority, decision.meeting)) return core::Refusal::wrong_state;
    if (decision.version == 0) {
        const long long added = sql_.execute(
            "insert into decision (id, authority_id, meeting_id, child_id, outcome, category, "
            "reasons, dissent, visible_to_family) values (:i, :a, :m, :c, :o, :g, :r, :d, :f) "
            "on conflict (meeting_id, child_id) do nothing",
            decision.id,
            authority,
            decision.meeting,
            decision.child,
            std::string{code(decision.outcome)},
            decision.category,
            decision.reasons,
            decision.dissent,
            decision.visible_to_family);
        if (added == 1) return 1;
        return core::Refusal::stale_version;
    }
    const long long changed = sql_.execute(
        "update decision set outcome = :o, category = :g, reasons = :r, dissent = :d, "
        "visible_to_family = :f, version = version + 1 where authority_id = :a and id = :i and "
        "version = :v",
        std::string{code(decision.outcome)},
        decision.category,
        decision.reasons,
        decision.dissent,
        decision.visible_to_family,
        authority,
        decision.id,
        decision.version);
    if (changed == 1) return decision.version + 1;
    return core::Refusal::stale_version;
}

void MinutesStore::keep_closing(const core::AuthorityId& authority, const core::Closing& closing)
{
    sql_.execute(
        "insert into meeting_closing (meeting_id, authority_id, quorum, proceed_reason, "
        "interim_plan, reconvene_by, allowed_by, allowed_reason, closed_by, closed_at) "
        "values (:m, :a, :q, :r, :plan, :until, :by, :why, :u, :t)",
        closing.meeting,
        authority,
        std::string{code(closing.quorum)},
        closing.proceed_reason,
        closing.interim_plan,
        closing.reconvene_by,
        closing.allowed_by,
        closing.allowed_reason,
        closing.closed_by,
        closing.closed_at);
}

std::optional<core::Closing> MinutesStore::closing(const core::AuthorityId& authority,
                                                   const core::MeetingId& meeting)
{
    const auto row = sql_.find<std::string,
                               core::FreeText,
                               core::FreeText,
                               std::optional<core::Date>,
                               std::optional<core::UserId>,
                               core::FreeText,
                               core::UserId,
                               core::Instant,
                               std::string>(
        "select quorum, proceed_reason, interim_plan, reconvene_by, allowed_by, allowed_reason, "
        "closed_by, closed_at, lines_for_family from meeting_closing "
        "where authority_id = :a and meeting_id = :m",
        authority,
        meeting);
    if (!row) return std::nullopt;
    const auto& [quorum, reason, plan, until, allowed_by, why, by, at, lines] = *row;
    return core::Closing{.meeting = meeting,
                         .quorum = core::quorum_state_from(quorum).value(),
                         .proceed_reason = reason,
                         .interim_plan = plan,
                         .reconvene_by = until,
                         .allowed_by = allowed_by,
                         .allowed_reason = why,
                         .closed_by = by,
                         .closed_at = at,
                         .lines_for_family = lines_from(lines)};
}

void MinutesStore::mark_plan_lines(const core::AuthorityId& authority,
                                   const core::MeetingId& meeting,
                                   const std::vector<int>& lines)
{
    sql_.execute(
        "update meeting_closing set lines_for_family = :l "
        "where authority_id = :a and meeting_id = :m",
        column_of(lines),
        authority,
        meeting);
}

}  // namespace quorate::db
