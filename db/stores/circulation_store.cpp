#include "db/stores/circulation_store.hpp"

#include "db/stores/id_lists.hpp"

namespace quorate::db {
namespace {

constexpr std::string_view circulation_rows =
    "select ci.authority_id, ci.id, ci.meeting_id, ci.kind, ci.invitee_id, ci.contact_id, "
    "ci.family_member_id, ci.user_id, ci.section_ids, ci.decision_ids, ci.action_ids, "
    "ci.amendment_ids, ci.plan_part_ids, "
    "ci.link_generation, ci.link_hash, ci.sent_by, ci.sent_at, ci.expires_at, ci.opened_at, "
    "ci.revoked_at, coalesce(co.name, fm.name, su.name, ''), "
    "coalesce(co.job_title, fm.relationship, su.job_title, ''), coalesce(ag.name, ''), "
    "coalesce(om.state, ''), ci.information_use from circulation ci "
    "left join contact co on co.id = ci.contact_id "
    "left join family_member fm on fm.id = ci.family_member_id "
    "left join staff_user su on su.id = ci.user_id "
    "left join agency ag on ag.id = co.agency_id "
    "left join outbox_message om on om.meeting_id = ci.meeting_id "
    "and om.circulation_id = ci.id ";

std::string rows_where(std::string_view condition)
{
    return std::string{circulation_rows} + std::string{condition};
}

template <class... In>
std::vector<std::pair<core::AuthorityId, core::CirculationRow>> rows_of(Sql& sql,
                                                                        const char* text,
                                                                        const In&... in)
{
    std::vector<std::pair<core::AuthorityId, core::CirculationRow>> found;
    for (auto& [authority,
                id,
                meeting,
                kind,
                invitee,
                contact,
                member,
                user,
                sections,
                decisions,
                actions,
                amendments,
                plan_parts,
                generation,
                link_hash,
                sent_by,
                sent_at,
                expires_at,
                opened_at,
                revoked_at,
                name,
                job,
                agency,
                state,
                use] : sql.select<core::AuthorityId,
                                  core::CirculationId,
                                  core::MeetingId,
                                  std::string,
                                  std::optional<core::InviteeId>,
                                  std::optional<core::ContactId>,
                                  std::optional<core::FamilyMemberId>,
                                  std::optional<core::UserId>,
                                  std::string,
                                  std::string,
                                  std::string,
                                  std::string,
                                  std::string,
                                  int,
                                  std::string,
                                  core::UserId,
                                  core::Instant,
                                  core::Instant,
                                  std::optional<core::Instant>,
                                  std::optional<core::Instant>,
                                  core::PersonName,
                                  std::string,
                                  std::string,
                                  std::string,
                                  std::string>(text, in...)) {
        core::CirculationRow row{
            .circulation = {.id = id,
                            .meeting = meeting,
                            .kind = kind == "actions" ? core::CirculationKind::actions
                                                      : core::CirculationKind::minutes,
                            .invitee = invitee,
                            .contact = contact,
                            .family_member = member,
                            .user = user,
                            .released = {ids_from<core::MinuteSectionId>(sections),
                                         ids_from<core::DecisionId>(decisions),
                                         ids_from<core::ActionPointId>(actions),
                                         ids_from<core::AmendmentId>(amendments),
                                         ids_from<core::PlanPartId>(plan_parts)},
                            .link_generation = generation,
                            .link_hash = link_hash,
                            .sent_by = sent_by,
                            .sent_at = sent_at,
                            .expires_at = expires_at,
                            .opened_at = opened_at,
                            .revoked_at = revoked_at,
                            .use = core::information_use_from(use)},
            .recipient_name = name,
            .recipient_job = job,
            .agency_name = agency,
            .message_state = state};
        found.emplace_back(authority, std::move(row));
    }
    return found;
}

}  // namespace

void CirculationStore::add(const core::AuthorityId& authority, const core::Circulation& circulation)
{
    sql_.execute(
        "insert into circulation (id, authority_id, meeting_id, kind, invitee_id, contact_id, "
        "family_member_id, user_id, section_ids, decision_ids, action_ids, amendment_ids, "
        "plan_part_ids, link_generation, link_hash, sent_by, sent_at, expires_at, information_use) "
        "values (:i, :a, :m, :k, :s, :c, :f, :u, :se, :de, :ac, :am, :pl, :g, :h, :b, :t, :x, "
        ":us)",
        circulation.id,
        authority,
        circulation.meeting,
        std::string{code(circulation.kind)},
        circulation.invitee,
        circulation.contact,
        circulation.family_member,
        circulation.user,
        joined(circulation.released.sections),
        joined(circulation.released.decisions),
        joined(circulation.released.actions),
        joined(circulation.released.amendments),
        joined(circulation.released.plan),
        circulation.link_generation,
        circulation.link_hash,
        circulation.sent_by,
        circulation.sent_at,
        circulation.expires_at,
        std::string{code(use_of(circulation))});
}

std::optional<core::Circulation> CirculationStore::find(const core::AuthorityId& authority,
                                                        const core::CirculationId& id)
{
    static const std::string text = rows_where("where ci.authority_id = :a and ci.id = :i");
    auto found = rows_of(sql_, text.c_str(), authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front().second.circulation);
}

std::optional<std::pair<core::AuthorityId, core::Circulation>> CirculationStore::find_by_link(
    const std::string& link_hash)
{
    static const std::string text = rows_where("where ci.link_hash = :h");
    auto found = rows_of(sql_, text.c_str(), link_hash);
    if (found.empty()) return std::nullopt;
    return std::pair{found.front().first, std::move(found.front().second.circulation)};
}

std::vector<core::CirculationRow> CirculationStore::of_meeting(const core::AuthorityId& authority,
                                                               const core::MeetingId& meeting)
{
    static const std::string text = rows_where(
        "where ci.authority_id = :a and ci.meeting_id = :m "
        "order by ci.sent_at desc, ci.id");
    std::vector<core::CirculationRow> found;
    for (auto& [owner, row] : rows_of(sql_, text.c_str(), authority, meeting))
        found.push_back(std::move(row));
    return found;
}

void CirculationStore::mark_opened(const core::AuthorityId& authority,
                                   const core::CirculationId& id,
                                   core::Instant at)
{
    sql_.execute(
        "update circulation set opened_at = :t where authority_id = :a and id = :i "
        "and opened_at is null",
        at,
        authority,
        id);
}

bool CirculationStore::revoke(const core::AuthorityId& authority,
                              const core::CirculationId& id,
                              core::Instant at)
{
    return sql_.execute(
               "update circulation set revoked_at = :t where authority_id = :a and id = :i "
               "and revoked_at is null",
               at,
               authority,
               id) == 1;
}

}  // namespace quorate::db
