// The half of CaseStore that keeps the people of a family.
#include "db/session/many_rows.hpp"
#include "db/stores/by_name.hpp"
#include "db/stores/case_store.hpp"

namespace quorate::db {
namespace {

// Twins by name; those who are not born yet come last.
std::vector<core::Child> oldest_first(std::vector<core::Child> children)
{
    sort_by(children, [](const core::Child& child) {
        return std::tuple{
            child.date_of_birth.value_or(core::Date::max()), list_name(child.given_name), child.id};
    });
    return children;
}

template <class... In>
std::vector<core::Child> select_children(Sql& sql, const std::string& rest, const In&... in)
{
    const std::string text =
        "select id, case_id, given_name, family_name, date_of_birth, expected_delivery_date, "
        "version, date_of_death from child " +
        rest;
    std::vector<core::Child> children;
    for (auto& [id, case_id, given, family, born, expected, version, died] :
         sql.select<core::ChildId,
                    core::CaseId,
                    core::PersonName,
                    core::PersonName,
                    std::optional<core::Date>,
                    std::optional<core::Date>,
                    int,
                    std::optional<core::Date>>(text.c_str(), in...))
        children.push_back({id, case_id, given, family, born, expected, version, died});
    return children;
}

template <class... In>
std::vector<core::FamilyMember> select_members(Sql& sql, const std::string& rest, const In&... in)
{
    const std::string text =
        "select id, case_id, name, relationship, parental_responsibility, email, phone, may_email, "
        "language, interpreter, safe_contact_notes, version from family_member " +
        rest;
    std::vector<core::FamilyMember> members;
    for (auto& [id,
                case_id,
                name,
                relationship,
                pr,
                email,
                phone,
                may_email,
                language,
                interpreter,
                notes,
                version] : sql.select<core::FamilyMemberId,
                                      core::CaseId,
                                      core::PersonName,
                                      std::string,
                                      bool,
                                      core::Email,
                                      core::Phone,
                                      bool,
                                      std::string,
                                      std::string,
                                      core::FreeText,
                                      int>(text.c_str(), in...))
        members.push_back({id,
                           case_id,
                           name,
                           relationship,
                           pr,
                           email,
                           phone,
                           may_email,
                           language,
                           interpreter,
                           notes,
                           version});
    return members;
}

template <class T>
std::optional<T> only(std::vector<T> found)
{
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

std::vector<core::Child> CaseStore::children_of(const core::AuthorityId& authority,
                                                const core::CaseId& id)
{
    return oldest_first(
        select_children(sql_, "where authority_id = :a and case_id = :c", authority, id));
}

std::map<core::CaseId, std::vector<core::Child>> CaseStore::children_of(
    const core::AuthorityId& authority, const std::vector<core::CaseId>& ids)
{
    std::map<core::CaseId, std::vector<core::Child>> families;
    in_lists(ids, [&](const std::string& list, std::vector<Value> values) {
        values.push_back(Column<core::AuthorityId>::to(authority));
        const std::string rest = "where case_id in " + list + " and authority_id = :a";
        for (core::Child& child : oldest_first(select_children(sql_, rest, values)))
            families[child.case_id].push_back(std::move(child));
    });
    return families;
}

std::optional<core::Child> CaseStore::find_child(const core::AuthorityId& authority,
                                                 const core::ChildId& id)
{
    return only(select_children(sql_, "where authority_id = :a and id = :i", authority, id));
}

void CaseStore::add_child(const core::AuthorityId& authority, const core::Child& child)
{
    sql_.execute(
        "insert into child (id, authority_id, case_id, given_name, family_name, date_of_birth, "
        "expected_delivery_date, date_of_death, version) "
        "values (:i, :a, :c, :g, :f, :b, :e, :d, 1)",
        child.id,
        authority,
        child.case_id,
        child.given_name,
        child.family_name,
        child.date_of_birth,
        child.expected_delivery_date,
        child.date_of_death);
}

core::Result<int> CaseStore::save_child(const core::AuthorityId& authority,
                                        const core::Child& child)
{
    const auto changed = sql_.execute(
        "update child set given_name = :g, family_name = :f, date_of_birth = :b, "
        "expected_delivery_date = :e, date_of_death = :d, version = version + 1 "
        "where authority_id = :a and id = :i and version = :v",
        child.given_name,
        child.family_name,
        child.date_of_birth,
        child.expected_delivery_date,
        child.date_of_death,
        authority,
        child.id,
        child.version);
    if (changed == 1) return child.version + 1;
    return find_child(authority, child.id) ? core::Refusal::stale_version
                                           : core::Refusal::not_found;
}

std::vector<core::FamilyMember> CaseStore::family_members_of(const core::AuthorityId& authority,
                                                             const core::CaseId& id)
{
    auto found =
        select_members(sql_, "where authority_id = :a and case_id = :c order by id", authority, id);
    sort_by(found, [](const core::FamilyMember& member) {
        return std::pair{!member.has_parental_responsibility, list_name(member.name)};
    });
    return found;
}

std::optional<core::FamilyMember> CaseStore::find_member(const core::AuthorityId& authority,
                                                         const core::FamilyMemberId& id)
{
    return only(select_members(sql_, "where authority_id = :a and id = :i", authority, id));
}

void CaseStore::add_member(const core::AuthorityId& authority, const core::FamilyMember& member)
{
    sql_.execute(
        "insert into family_member (id, authority_id, case_id, name, relationship, "
        "parental_responsibility, email, phone, may_email, language, interpreter, "
        "safe_contact_notes, version) values "
        "(:i, :a, :c, :n, :r, :p, :e, :t, :m, :l, :x, :s, 1)",
        member.id,
        authority,
        member.case_id,
        member.name,
        member.relationship,
        member.has_parental_responsibility,
        member.email,
        member.phone,
        member.may_email,
        member.language,
        member.interpreter,
        member.safe_contact_notes);
}

core::Result<int> CaseStore::save_member(const core::AuthorityId& authority,
                                         const core::FamilyMember& member)
{
    const auto changed = sql_.execute(
        "update family_member set name = :n, relationship = :r, parental_responsibility = :p, "
        "email = :e, phone = :t, may_email = :m, language = :l, interpreter = :x, "
        "safe_contact_notes = :s, version = version + 1 "
        "where authority_id = :a and id = :i and version = :v",
        member.name,
        member.relationship,
        member.has_parental_responsibility,
        member.email,
        member.phone,
        member.may_email,
        member.language,
        member.interpreter,
        member.safe_contact_notes,
        authority,
        member.id,
        member.version);
    if (changed == 1) return member.version + 1;
    return find_member(authority, member.id) ? core::Refusal::stale_version
                                             : core::Refusal::not_found;
}

std::optional<core::SafeAddress> CaseStore::safe_address(const core::AuthorityId& authority,
                                                         const core::FamilyMemberId& member)
{
    const auto row = sql_.find<core::PostalAddress, int>(
        "select address, version from safe_address "
        "where authority_id = :a and family_member_id = :m",
        authority,
        member);
    if (!row) return std::nullopt;
    return core::SafeAddress{member, std::get<0>(*row), std::get<1>(*row)};
}

void CaseStore::keep_safe_address(const core::AuthorityId& authority,
                                  const core::FamilyMemberId& member,
                                  const core::PostalAddress& address)
{
    sql_.execute(
        "insert into safe_address (family_member_id, authority_id, address, version) "
        "values (:m, :a, :p, 1) on conflict (family_member_id) do update set "
        "address = excluded.address, version = safe_address.version + 1",
        member,
        authority,
        address);
}

void CaseStore::drop_safe_address(const core::AuthorityId& authority,
                                  const core::FamilyMemberId& member)
{
    sql_.execute("delete from safe_address where authority_id = :a and family_member_id = :m",
                 authority,
                 member);
}

std::vector<core::ExcludedPerson> CaseStore::excluded_from(const core::AuthorityId& authority,
                                                           const core::CaseId& id)
{
    std::vector<core::ExcludedPerson> people;
    for (auto& [key, case_id, member, contact, reason, by, at] :
         sql_.select<std::string,
                     core::CaseId,
                     std::optional<core::FamilyMemberId>,
                     std::optional<core::ContactId>,
                     core::FreeText,
                     core::UserId,
                     core::Instant>(
             "select id, case_id, family_member_id, contact_id, reason, flagged_by, flagged_at "
             "from excluded_person where authority_id = :a and case_id = :c "
             "order by flagged_at, id",
             authority,
             id))
        people.push_back({key, case_id, member, contact, reason, by, at});
    return people;
}

void CaseStore::exclude(const core::AuthorityId& authority, const core::ExcludedPerson& person)
{
    sql_.execute(
        "insert into excluded_person (id, authority_id, case_id, family_member_id, contact_id, "
        "reason, flagged_by, flagged_at) values (:i, :a, :c, :m, :k, :r, :u, :t)",
        person.id,
        authority,
        person.case_id,
        person.member,
        person.contact,
        person.reason,
        person.flagged_by,
        person.flagged_at);
}

void CaseStore::lift_exclusion(const core::AuthorityId& authority,
                               const core::LiftedExclusion& lifted)
{
    const core::ExcludedPerson& person = lifted.person;
    sql_.execute(
        "delete from excluded_person where authority_id = :a and id = :i", authority, person.id);
    sql_.execute(
        "insert into lifted_exclusion (id, authority_id, case_id, family_member_id, contact_id, "
        "reason, flagged_by, flagged_at, lifted_by, lifted_at, lift_reason) values (:i, :a, :c, "
        ":m, :k, :r, :u, :t, :lu, :lt, :lr)",
        person.id,
        authority,
        person.case_id,
        person.member,
        person.contact,
        person.reason,
        person.flagged_by,
        person.flagged_at,
        lifted.lifted_by,
        lifted.lifted_at,
        lifted.reason);
}

std::vector<core::LiftedExclusion> CaseStore::lifted_exclusions(const core::AuthorityId& authority,
                                                                const core::CaseId& id)
{
    std::vector<core::LiftedExclusion> lifted;
    for (auto& [key, case_id, member, contact, reason, by, at, lifted_by, lifted_at, why] :
         sql_.select<std::string,
                     core::CaseId,
                     std::optional<core::FamilyMemberId>,
                     std::optional<core::ContactId>,
                     core::FreeText,
                     core::UserId,
                     core::Instant,
                     core::UserId,
                     core::Instant,
                     core::FreeText>(
             "select id, case_id, family_member_id, contact_id, reason, flagged_by, flagged_at, "
             "lifted_by, lifted_at, lift_reason from lifted_exclusion "
             "where authority_id = :a and case_id = :c order by lifted_at, id",
             authority,
             id))
        lifted.push_back(
            {{key, case_id, member, contact, reason, by, at}, lifted_by, lifted_at, why});
    return lifted;
}

}  // namespace quorate::db
