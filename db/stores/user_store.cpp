#include "db/stores/user_store.hpp"

#include <map>

#include "db/stores/by_name.hpp"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::User> users(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::User> found;
    for (auto& [id,
                authority,
                name,
                email,
                role,
                job,
                chairs,
                agency,
                contact,
                hash,
                active,
                made,
                version,
                line_manager,
                must_change_password] : sql.select<core::UserId,
                                                   core::AuthorityId,
                                                   core::PersonName,
                                                   core::Email,
                                                   std::string,
                                                   std::string,
                                                   bool,
                                                   std::optional<core::AgencyId>,
                                                   std::optional<core::ContactId>,
                                                   std::string,
                                                   bool,
                                                   core::Instant,
                                                   int,
                                                   std::optional<core::UserId>,
                                                   bool>(text, in...)) {
        core::User user{id, authority, name, email};
        user.role = core::find_role(role).value_or(core::Role::anonymous);
        user.job_title = job;
        user.chairs_meetings = chairs;
        user.agency = agency;
        user.contact = contact;
        user.password_hash = hash;
        user.active = active;
        user.created_at = made;
        user.version = version;
        user.line_manager = line_manager;
        user.must_change_password = must_change_password;
        found.push_back(std::move(user));
    }
    return found;
}

}  // namespace

std::optional<core::User> UserStore::find(const core::UserId& id)
{
    auto found = users(sql_,
                       "select id, authority_id, name, email, role, job_title, chairs_meetings, "
                       "agency_id, contact_id, password_hash, active, created_at, version, "
                       "line_manager_id, must_change_password from staff_user "
                       "where id = :i",
                       id);
    if (found.empty()) return std::nullopt;
    for (auto& [team] : sql_.select<core::TeamId>(
             "select team_id from team_member where user_id = :u order by team_id", id))
        found.front().teams.push_back(std::move(team));
    return std::move(found.front());
}

std::optional<core::User> UserStore::find_by_email(const core::Email& email)
{
    const auto id = sql_.find<core::UserId>("select id from staff_user where email = :e", email);
    if (!id) return std::nullopt;
    return find(std::get<0>(*id));
}

std::vector<core::User> UserStore::of_authority(const core::AuthorityId& authority)
{
    auto found = users(sql_,
                       "select id, authority_id, name, email, role, job_title, chairs_meetings, "
                       "agency_id, contact_id, password_hash, active, created_at, version, "
                       "line_manager_id, must_change_password from staff_user "
                       "where authority_id = :a order by id",
                       authority);
    std::map<core::UserId, std::vector<core::TeamId>> teams;
    for (auto& [user, team] : sql_.select<core::UserId, core::TeamId>(
             "select user_id, team_id from team_member where authority_id = :a order by team_id",
             authority))
        teams[user].push_back(team);
    for (core::User& user : found)
        user.teams = teams[user.id];
    sort_by(found, [](const core::User& user) { return list_name(user.name); });
    return found;
}

bool UserStore::is_taken(const core::Email& email, const core::UserId& by_other_than)
{
    return sql_.value<int>("select count(*) from staff_user where email = :e and id <> :i",
                           email,
                           by_other_than) > 0;
}

void UserStore::keep_teams(const core::User& user)
{
    sql_.execute("delete from team_member where user_id = :u", user.id);
    for (const core::TeamId& team : user.teams)
        sql_.execute("insert into team_member (authority_id, team_id, user_id) values (:a, :t, :u)",
                     user.authority,
                     team,
                     user.id);
}

core::Result<core::Done> UserStore::add(const core::User& user)
{
    if (is_taken(user.email, user.id)) return core::Refusal::already_exists;
    // By somebody of another authority whom a confined transaction does not see, too.
    const long long added = sql_.execute(
        "insert into staff_user (id, authority_id, name, email, role, job_title, chairs_meetings, "
        "agency_id, contact_id, password_hash, active, created_at, version, line_manager_id, "
        "must_change_password) values "
        "(:i, :a, :n, :e, :r, :j, :c, :g, :o, :h, :x, :t, 1, :l, :m) on conflict (email) do "
        "nothing",
        user.id,
        user.authority,
        user.name,
        user.email,
        std::string{core::role_code(user.role)},
        user.job_title,
        user.chairs_meetings,
        user.agency,
        user.contact,
        user.password_hash,
        user.active,
        user.created_at,
        user.line_manager,
        user.must_change_password);
    if (added == 0) return core::Refusal::already_exists;
    keep_teams(user);
    return core::Done{};
}

core::Result<int> UserStore::save(const core::User& user)
{
    if (is_taken(user.email, user.id)) return core::Refusal::already_exists;
    const long long changed = sql_.execute(
        "update staff_user set name = :n, email = :e, role = :r, job_title = :j, "
        "chairs_meetings = :c, agency_id = :g, contact_id = :o, active = :x, line_manager_id = :l, "
        "version = version + 1 "
        "where id = :i and authority_id = :a and version = :v",
        user.name,
        user.email,
        std::string{core::role_code(user.role)},
        user.job_title,
        user.chairs_meetings,
        user.agency,
        user.contact,
        user.active,
        user.line_manager,
        user.id,
        user.authority,
        user.version);
    if (changed == 0)
        return find(user.id) ? core::Refusal::stale_version : core::Refusal::not_found;
    keep_teams(user);
    return user.version + 1;
}

void UserStore::save_password_duty(const core::User& user)
{
    sql_.execute("update staff_user set must_change_password = :m where id = :i",
                 user.must_change_password,
                 user.id);
}

void UserStore::set_password_hash(const core::UserId& id, const std::string& hash)
{
    sql_.execute("update staff_user set password_hash = :h where id = :i", hash, id);
}

}  // namespace quorate::db
