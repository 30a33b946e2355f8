// The part of ActionStore that says who is to be asked about what they have to do.
#include "db/stores/action_columns.hpp"
#include "db/stores/action_store.hpp"

namespace quorate::db {

std::vector<core::ActionRow> ActionStore::open_of_agency(const core::AuthorityId& authority,
                                                         const core::AgencyId& agency,
                                                         core::Date today)
{
    static const std::string text = rows_where(
        "where ap.authority_id = :a and co.agency_id = :g and ap.status = 'open' "
        "and coalesce(ap.not_before, '') <= :t and fc.is_open = 1 and fc.level = 0 "
        "order by ap.due_on, ap.id");
    return listed_actions(sql_, text.c_str(), authority, agency, today);
}

std::vector<core::ActionRow> ActionStore::open_of_managed(const core::AuthorityId& authority,
                                                          const core::UserId& manager,
                                                          core::Date today)
{
    static const std::string text = rows_where(
        "where ap.authority_id = :a and su.line_manager_id = :m and ap.status = 'open' "
        "and coalesce(ap.not_before, '') <= :t and fc.is_open = 1 and fc.level = 0 "
        "order by ap.due_on, ap.id");
    return listed_actions(sql_, text.c_str(), authority, manager, today);
}

std::vector<core::DueAction> ActionStore::to_do_by(const core::AuthorityId& authority,
                                                   core::Date until,
                                                   core::Date today)
{
    std::vector<core::DueAction> found;
    for (auto& [id, case_id, user, contact, member, due_on, team, level, agency] :
         sql_.select<core::ActionPointId,
                     core::CaseId,
                     std::optional<core::UserId>,
                     std::optional<core::ContactId>,
                     std::optional<core::FamilyMemberId>,
                     core::Date,
                     core::TeamId,
                     int,
                     core::AgencyId>(
             "select ap.id, ap.case_id, ap.owner_user_id, ap.owner_contact_id, "
             "ap.owner_family_member_id, ap.due_on, "
             "fc.team_id, fc.level, coalesce(co.agency_id, '') from action_point ap "
             "join family_case fc on fc.id = ap.case_id "
             "left join contact co on co.id = ap.owner_contact_id "
             "where ap.authority_id = :a and ap.status = 'open' and ap.due_on <= :d "
             "and coalesce(ap.not_before, '') <= :t and fc.is_open = 1 order by ap.due_on, ap.id",
             authority,
             until,
             today))
        found.push_back({.id = std::move(id),
                         .case_id = std::move(case_id),
                         .owner = {.user = user, .contact = contact, .family_member = member},
                         .due_on = due_on,
                         .team = std::move(team),
                         .is_open = level == 0,
                         .agency = std::move(agency)});
    return found;
}

int ActionStore::count_late_in_teams(const core::AuthorityId& authority,
                                     const core::UserId& user,
                                     core::Date until,
                                     core::Date today)
{
    return sql_.value<int>(
        "select count(*) from action_point ap join family_case fc on fc.id = ap.case_id "
        "where ap.authority_id = :a and ap.status = 'open' and ap.due_on <= :d "
        "and coalesce(ap.not_before, '') <= :t and fc.is_open = 1 and fc.level = 0 "
        "and coalesce(ap.owner_user_id, '') <> :u and fc.team_id in "
        "(select tm.team_id from team_member tm where tm.user_id = :v)",
        authority,
        until,
        today,
        user,
        user);
}

bool ActionStore::was_chased(const core::AuthorityId& authority, core::Date day)
{
    return sql_
        .find<int>(
            "select 1 from action_chase where authority_id = :a and chased_on = :d", authority, day)
        .has_value();
}

bool ActionStore::claim_chase(const core::AuthorityId& authority, core::Date day, core::Instant now)
{
    return sql_.execute(
               "insert into action_chase (authority_id, chased_on, chased_at) values (:a, :d, :t) "
               "on conflict (authority_id, chased_on) do nothing",
               authority,
               day,
               now) == 1;
}

std::optional<core::Date> ActionStore::last_chased(const core::AuthorityId& authority,
                                                   core::Date day)
{
    const auto found = sql_.find<core::Date>(
        "select chased_on from action_chase where authority_id = :a and chased_on < :d "
        "order by chased_on desc limit 1",
        authority,
        day);
    if (!found) return std::nullopt;
    return std::get<0>(*found);
}

std::optional<core::OwnerLink> ActionStore::owner_link(const core::AuthorityId& authority,
                                                       const core::ActionOwner& owner)
{
    auto found = sql_.find<int, core::Instant, std::string>(
        "select generation, expires_at, link_hash from action_owner_link "
        "where owner_id = :o and authority_id = :a",
        core::owner_text(owner),
        authority);
    if (!found) return std::nullopt;
    return core::OwnerLink{.generation = std::get<0>(*found),
                           .expires_at = std::get<1>(*found),
                           .link_hash = std::get<2>(std::move(*found))};
}

void ActionStore::keep_owner_link(const core::AuthorityId& authority,
                                  const core::ActionOwner& owner,
                                  const core::OwnerLink& link)
{
    sql_.execute(
        "insert into action_owner_link (owner_id, authority_id, link_hash, generation, expires_at) "
        "values (:o, :a, :h, :g, :t) on conflict (owner_id) do update set "
        "link_hash = excluded.link_hash, generation = excluded.generation, "
        "expires_at = excluded.expires_at",
        core::owner_text(owner),
        authority,
        link.link_hash,
        link.generation,
        link.expires_at);
}

std::optional<std::pair<core::AuthorityId, core::ActionOwner>> ActionStore::owner_by_link(
    const std::string& link_hash, core::Instant now)
{
    const auto found = sql_.find<core::AuthorityId, std::string>(
        "select authority_id, owner_id from action_owner_link where link_hash = :h "
        "and expires_at > :t",
        link_hash,
        now);
    if (!found) return std::nullopt;
    const auto owner = core::owner_from_text(std::get<1>(*found));
    if (!owner) return std::nullopt;
    return std::pair{std::get<0>(*found), *owner};
}

}  // namespace quorate::db
