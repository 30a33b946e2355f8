#include "db/stores/plan_store.hpp"

#include <utility>

#include "core/support/text.hpp"

namespace quorate::db {
namespace {

// Ids hold letters, digits and hyphens only, so a list of them is a text with commas.
std::string joined(const std::vector<core::ChildId>& ids)
{
    std::string text;
    for (const core::ChildId& id : ids)
        text += (text.empty() ? "" : ",") + id.text();
    return text;
}

std::vector<core::ChildId> children_from(const std::string& text)
{
    std::vector<core::ChildId> ids;
    for (std::string& piece : core::split(text, ','))
        ids.emplace_back(std::move(piece));
    return ids;
}

}  // namespace

// Whoever approves the minutes names the version they read, and nothing may slip in beside that.
bool PlanStore::touch_draft(const core::AuthorityId& authority, const core::MeetingId& meeting)
{
    return sql_.execute(
               "update minutes set version = version + 1 where authority_id = :a "
               "and meeting_id = :m and status = 'draft'",
               authority,
               meeting) == 1;
}

std::vector<core::PlanPart> PlanStore::of_case(const core::AuthorityId& authority,
                                               const core::CaseId& case_id)
{
    std::vector<core::PlanPart> found;
    for (auto& [id,
                version,
                meeting,
                meeting_at,
                position,
                outcome,
                help,
                by_whom,
                how_long,
                expected,
                checked,
                contingency,
                children,
                visible,
                ended,
                by,
                at] : sql_.select<core::PlanPartId,
                                  int,
                                  core::MeetingId,
                                  core::Instant,
                                  int,
                                  core::FreeText,
                                  core::FreeText,
                                  core::FreeText,
                                  core::FreeText,
                                  core::FreeText,
                                  core::FreeText,
                                  core::FreeText,
                                  std::string,
                                  int,
                                  int,
                                  core::UserId,
                                  core::Instant>(
             "select p.part_id, p.version, p.meeting_id, m.starts_at, p.position, p.outcome, "
             "p.help, p.by_whom, p.how_long, p.expected_of_parents, p.checked_how, p.contingency, "
             "p.child_ids, p.visible_to_family, p.is_ended, p.written_by, p.written_at "
             "from plan_part p join meeting m on m.id = p.meeting_id "
             "where p.authority_id = :a and p.case_id = :c "
             "order by p.position, p.part_id, p.version",
             authority,
             case_id))
        found.push_back({.id = id,
                         .version = version,
                         .case_id = case_id,
                         .meeting = meeting,
                         .meeting_at = meeting_at,
                         .position = position,
                         .outcome = outcome,
                         .help = help,
                         .by_whom = by_whom,
                         .how_long = how_long,
                         .expected_of_parents = expected,
                         .checked_how = checked,
                         .contingency = contingency,
                         .children = children_from(children),
                         .visible_to_family = visible != 0,
                         .is_ended = ended != 0,
                         .written_by = by,
                         .written_at = at});
    return found;
}

core::Result<int> PlanStore::save_part(const core::AuthorityId& authority,
                                       const core::PlanPart& part)
{
    if (!touch_draft(authority, part.meeting)) return core::Refusal::wrong_state;
    // Two who write the next version at once: the second finds the row of the first.
    const long long added = sql_.execute(
        "insert into plan_part (part_id, version, authority_id, case_id, meeting_id, position, "
        "outcome, help, by_whom, how_long, expected_of_parents, checked_how, contingency, "
        "child_ids, visible_to_family, is_ended, written_by, written_at) values (:i, :v, :a, :c, "
        ":m, :p, :o, :h, :w, :l, :e, :k, :n, :ch, :f, :en, :u, :t) "
        "on conflict (part_id, version) do nothing",
        part.id,
        part.version + 1,
        authority,
        part.case_id,
        part.meeting,
        part.position,
        part.outcome,
        part.help,
        part.by_whom,
        part.how_long,
        part.expected_of_parents,
        part.checked_how,
        part.contingency,
        joined(part.children),
        part.visible_to_family,
        part.is_ended,
        part.written_by,
        part.written_at);
    if (added != 1) return core::Refusal::stale_version;
    return part.version + 1;
}

std::vector<core::PartProgress> PlanStore::progress(const core::AuthorityId& authority,
                                                    const core::MeetingId& meeting)
{
    std::vector<core::PartProgress> found;
    for (auto& [part, progress, words, by, at, version] :
         sql_.select<core::PlanPartId,
                     std::string,
                     core::FreeText,
                     core::UserId,
                     core::Instant,
                     int>("select part_id, progress, words, said_by, said_at, version "
                          "from plan_progress where authority_id = :a and meeting_id = :m "
                          "order by part_id",
                          authority,
                          meeting))
        found.push_back({.meeting = meeting,
                         .part = part,
                         .progress = core::progress_from(progress).value(),
                         .words = words,
                         .said_by = by,
                         .said_at = at,
                         .version = version});
    return found;
}

core::Result<int> PlanStore::save_progress(const core::AuthorityId& authority,
                                           const core::PartProgress& progress)
{
    if (!touch_draft(authority, progress.meeting)) return core::Refusal::wrong_state;
    const std::string said{code(progress.progress)};
    const long long saved =
        progress.version == 0
            ? sql_.execute(
                  "insert into plan_progress (authority_id, meeting_id, part_id, progress, words, "
                  "said_by, said_at) values (:a, :m, :p, :g, :w, :u, :t) "
                  "on conflict (meeting_id, part_id) do nothing",
                  authority,
                  progress.meeting,
                  progress.part,
                  said,
                  progress.words,
                  progress.said_by,
                  progress.said_at)
            : sql_.execute(
                  "update plan_progress set progress = :g, words = :w, said_by = :u, "
                  "said_at = :t, version = version + 1 where authority_id = :a "
                  "and meeting_id = :m and part_id = :p and version = :v",
                  said,
                  progress.words,
                  progress.said_by,
                  progress.said_at,
                  authority,
                  progress.meeting,
                  progress.part,
                  progress.version);
    if (saved != 1) return core::Refusal::stale_version;
    return progress.version + 1;
}

std::vector<core::PlanAgreement> PlanStore::agreements(const core::AuthorityId& authority,
                                                       const core::MeetingId& meeting)
{
    std::vector<core::PlanAgreement> found;
    for (auto& [member, agreement, reason, by, at, version] :
         sql_.select<core::FamilyMemberId,
                     std::string,
                     core::FreeText,
                     core::UserId,
                     core::Instant,
                     int>("select member_id, agreement, reason, said_by, said_at, version "
                          "from plan_agreement where authority_id = :a and meeting_id = :m "
                          "order by member_id",
                          authority,
                          meeting))
        found.push_back({.meeting = meeting,
                         .member = member,
                         .agreement = core::agreement_from(agreement).value(),
                         .reason = reason,
                         .said_by = by,
                         .said_at = at,
                         .version = version});
    return found;
}

core::Result<int> PlanStore::save_agreement(const core::AuthorityId& authority,
                                            const core::PlanAgreement& agreement)
{
    if (!touch_draft(authority, agreement.meeting)) return core::Refusal::wrong_state;
    const std::string said{code(agreement.agreement)};
    const long long saved =
        agreement.version == 0
            ? sql_.execute(
                  "insert into plan_agreement (authority_id, meeting_id, member_id, agreement, "
                  "reason, said_by, said_at) values (:a, :m, :f, :g, :r, :u, :t) "
                  "on conflict (meeting_id, member_id) do nothing",
                  authority,
                  agreement.meeting,
                  agreement.member,
                  said,
                  agreement.reason,
                  agreement.said_by,
                  agreement.said_at)
            : sql_.execute(
                  "update plan_agreement set agreement = :g, reason = :r, said_by = :u, "
                  "said_at = :t, version = version + 1 where authority_id = :a "
                  "and meeting_id = :m and member_id = :f and version = :v",
                  said,
                  agreement.reason,
                  agreement.said_by,
                  agreement.said_at,
                  authority,
                  agreement.meeting,
                  agreement.member,
                  agreement.version);
    if (saved != 1) return core::Refusal::stale_version;
    return agreement.version + 1;
}

}  // namespace quorate::db
