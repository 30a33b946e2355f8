#include "db/stores/action_store.hpp"

#include <string>
#include <string_view>

#include "db/stores/action_columns.hpp"
#include "db/stores/action_words.hpp"
#include "db/stores/raise_feeds.hpp"

// Owned by the account or by its contact, unless the contact must have nothing to do with the
// family.
#define OWNED_BY_CONTACT_OF_USER                                              \
    "(ap.owner_contact_id = "                                                 \
    "(select s.contact_id from staff_user s where s.id = :s) and not exists " \
    "(select 1 from excluded_person x where x.case_id = ap.case_id "          \
    "and x.contact_id = ap.owner_contact_id)) "
#define OWNED_BY_USER "(ap.owner_user_id = :u or " OWNED_BY_CONTACT_OF_USER ") "

namespace quorate::db {
namespace {

std::string stored_status(core::ActionStatus status)
{
    if (core::is_still_to_do(status)) status = core::ActionStatus::open;
    if (core::is_done(status)) status = core::ActionStatus::done;
    return std::string{core::code(status)};
}

// What stands beside a status that it no longer goes with is not kept.
std::optional<core::Instant> started_at(const core::ActionPoint& action)
{
    return action.status == core::ActionStatus::open ? std::nullopt : action.started_at;
}

std::optional<core::Instant> confirmed_at(const core::ActionPoint& action)
{
    return action.status == core::ActionStatus::confirmed ? action.confirmed_at : std::nullopt;
}

}  // namespace

void ActionStore::add(const core::AuthorityId& authority, const core::ActionPoint& action)
{
    sql_.execute(
        "insert into action_point (id, authority_id, case_id, meeting_id, what, plain_language, "
        "owner_user_id, owner_contact_id, owner_family_member_id, due_on, status, progress, "
        "visible_to_family, link_hash, link_generation, created_by, created_at, done_at, "
        "outcome_intended, priority, not_before, started_at, started_by, done_by, confirmed_at, "
        "confirmed_by, evidence_planned, evidence_given) values (:i, :a, :c, :m, :w, :p, :ou, :oc, "
        ":of, :d, :s, :pr, :v, :h, :g, :u, :t, :dt, :o, :y, :nb, :sa, :sb, :db, :ca, :cb, :ep, "
        ":eg)",
        action.id,
        authority,
        action.case_id,
        action.meeting,
        action.what,
        action.plain_language,
        action.owner.user,
        action.owner.contact,
        action.owner.family_member,
        action.due_on,
        stored_status(action.status),
        action.progress,
        action.visible_to_family,
        action.link_hash,
        action.link_generation,
        action.created_by,
        action.created_at,
        action.done_at,
        action.outcome_intended,
        std::string{code(action.priority)},
        action.not_before,
        started_at(action),
        action.started_by,
        action.done_by,
        confirmed_at(action),
        action.confirmed_by,
        action.evidence_planned,
        action.evidence_given);
    index_words(sql_, action);
    raise_feed_of_action(sql_, action.id);
}

std::optional<core::ActionRow> ActionStore::find(const core::AuthorityId& authority,
                                                 const core::ActionPointId& id)
{
    static const std::string text = rows_where("where ap.authority_id = :a and ap.id = :i");
    auto found = listed_actions(sql_, text.c_str(), authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<std::pair<core::AuthorityId, core::ActionRow>> ActionStore::find_by_link(
    const std::string& link_hash)
{
    static const std::string text = rows_where("where ap.link_hash = :h");
    auto found = action_rows_of(sql_, text.c_str(), link_hash);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

core::Result<int> ActionStore::save(const core::AuthorityId& authority,
                                    const core::ActionPoint& action)
{
    raise_feed_of_action(sql_, action.id);  // its owner may be another afterwards
    const long long changed = sql_.execute(
        "update action_point set what = :w, plain_language = :p, owner_user_id = :ou, "
        "owner_contact_id = :oc, owner_family_member_id = :of, due_on = :d, status = :s, "
        "progress = :pr, visible_to_family = :v, link_hash = :h, link_generation = :g, "
        "done_at = :dt, outcome_intended = :o, priority = :y, not_before = :nb, started_at = :sa, "
        "started_by = :sb, done_by = :db, confirmed_at = :ca, confirmed_by = :cb, agreed_with = "
        ":aw, "
        "agreed_agency = :ag, handed_at = :ha, evidence_planned = :ep, evidence_given = :eg, "
        "agreed_due_on = :ad, due_told_at = :td, "
        "version = version + 1 where authority_id = :a and "
        "id = :i "
        "and version = :ve",
        action.what,
        action.plain_language,
        action.owner.user,
        action.owner.contact,
        action.owner.family_member,
        action.due_on,
        stored_status(action.status),
        action.progress,
        action.visible_to_family,
        action.link_hash,
        action.link_generation,
        action.done_at,
        action.outcome_intended,
        std::string{code(action.priority)},
        action.not_before,
        started_at(action),
        action.started_by,
        action.done_by,
        confirmed_at(action),
        action.confirmed_by,
        action.agreed_with,
        action.agreed_agency,
        action.handed_at,
        action.evidence_planned,
        action.evidence_given,
        action.agreed_due_on,
        action.due_told_at,
        authority,
        action.id,
        action.version);
    if (changed == 1) {
        index_words(sql_, action);
        raise_feed_of_action(sql_, action.id);
        return action.version + 1;
    }
    return find(authority, action.id) ? core::Refusal::stale_version : core::Refusal::not_found;
}

std::vector<core::ActionRow> ActionStore::of_meeting(const core::AuthorityId& authority,
                                                     const core::MeetingId& meeting)
{
    static const std::string text = rows_where(
        "where ap.authority_id = :a and ap.meeting_id = :m "
        "order by ap.created_at, ap.id");
    return listed_actions(sql_, text.c_str(), authority, meeting);
}

std::vector<core::ActionRow> ActionStore::of_case(const core::AuthorityId& authority,
                                                  const core::CaseId& id)
{
    static const std::string text = rows_where(
        "where ap.authority_id = :a and ap.case_id = :c order by "
        "case ap.status when 'open' then 0 else 1 end, ap.due_on, "
        "ap.id");
    return listed_actions(sql_, text.c_str(), authority, id);
}

std::vector<core::ActionRow> ActionStore::open_of_user(
    const core::AuthorityId& authority,
    const core::UserId& user,
    const std::optional<core::ActionCursor>& after,
    int limit,
    const std::optional<core::Date>& today)
{
    const std::string day = after ? date_column(after->due_on) : std::string{};
    static const std::string text =
        rows_where("where " OWNED_BY_USER
                   "and ap.status = 'open' "
                   "and ap.authority_id = :a and (ap.due_on, ap.id) > (:d, :i) "
                   "and coalesce(ap.not_before, '') <= :t "
                   "order by ap.due_on, ap.id limit :l");
    return listed_actions(sql_,
                          text.c_str(),
                          user,
                          user,
                          authority,
                          day,
                          after ? after->id.text() : std::string{},
                          today ? date_column(*today) : std::string{"9999-12-31"},
                          limit);
}

std::vector<core::ActionRow> ActionStore::closed_of_user(const core::AuthorityId& authority,
                                                         const core::UserId& user,
                                                         int limit)
{
    static const std::string text =
        rows_where("where " OWNED_BY_USER
                   "and ap.status <> 'open' "
                   "and ap.authority_id = :a order by "
                   "coalesce(ap.done_at, ap.created_at) desc, ap.id limit :l");
    return listed_actions(sql_, text.c_str(), user, user, authority, limit);
}

std::map<core::ActionPointId, int> ActionStore::numbers_of_user(const core::AuthorityId& authority,
                                                                const core::UserId& user)
{
    std::map<core::ActionPointId, int> numbers;
    for (auto& [id, number] : sql_.select<core::ActionPointId, int>(
             "select ap.id, (select count(*) from action_point b where b.meeting_id = "
             "ap.meeting_id and (b.created_at < ap.created_at or (b.created_at = ap.created_at and "
             "b.id <= ap.id))) from action_point ap where (ap.owner_user_id = :u or "
             "ap.owner_contact_id = (select s.contact_id from staff_user s where s.id = :s)) "
             "and ap.authority_id = :a",
             user,
             user,
             authority))
        numbers.emplace(std::move(id), number);
    return numbers;
}

std::vector<core::ActionRow> ActionStore::open_on_cases_of(const core::AuthorityId& authority,
                                                           const core::UserId& user,
                                                           int limit)
{
    // A restricted case is seen by its lead worker and the meeting's chair only; teams see open
    // ones.
    static const std::string text = rows_where(
        "where ap.authority_id = :a and ap.status = 'open' "
        "and (ap.owner_user_id is null or ap.owner_user_id <> :u1) "
        "and (fc.lead_worker_id = :u2 or me.chair_id = :u3 or (fc.level = 0 and fc.team_id "
        "in (select tm.team_id from team_member tm where tm.user_id = :u4))) "
        "order by ap.due_on, ap.id limit :l");
    return listed_actions(sql_, text.c_str(), authority, user, user, user, user, limit);
}

int ActionStore::count_due(const core::AuthorityId& authority,
                           const core::UserId& user,
                           core::Date today)
{
    // On every page, so each half by its owner's index. With "or", or with the bare column of the
    // authority, SQLite reads all that is due to anybody.
    return sql_.value<int>(
        "select (select count(*) from action_point ap where ap.owner_user_id = :u "
        "and ap.status = 'open' and ap.due_on <= :d and coalesce(ap.not_before, '') <= :n "
        "and coalesce(ap.authority_id, '') = :a) + "
        "(select count(*) from action_point ap where " OWNED_BY_CONTACT_OF_USER
        "and (ap.owner_user_id is null or ap.owner_user_id <> :v) and ap.status = 'open' "
        "and ap.due_on <= :e and coalesce(ap.not_before, '') <= :m "
        "and coalesce(ap.authority_id, '') = :b)",
        user,
        today,
        today,
        authority,
        user,
        user,
        today,
        today,
        authority);
}

}  // namespace quorate::db
