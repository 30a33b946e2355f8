#include "db/stores/case_bundle_store.hpp"

#include <utility>

namespace quorate::db {
namespace {

#define BUNDLES                                                                                    \
    "select id, case_id, child_id, family_member_id, contact_id, user_id, reason, digest, state, " \
    "prepared_by, prepared_at, credential, released_by, released_at, exports, "                    \
    "information_use from case_bundle where authority_id = :a "

template <class... Values>
std::vector<core::CaseBundle> bundles_of(Sql& sql, const char* statement, const Values&... values)
{
    std::vector<core::CaseBundle> bundles;
    for (auto& [id,
                case_id,
                child,
                member,
                contact,
                user,
                reason,
                digest,
                state,
                prepared_by,
                prepared_at,
                credential,
                released_by,
                released_at,
                exports,
                use] : sql.select<core::CaseBundleId,
                                  core::CaseId,
                                  std::optional<core::ChildId>,
                                  std::optional<core::FamilyMemberId>,
                                  std::optional<core::ContactId>,
                                  std::optional<core::UserId>,
                                  core::FreeText,
                                  std::string,
                                  std::string,
                                  core::UserId,
                                  core::Instant,
                                  std::string,
                                  std::optional<core::UserId>,
                                  std::optional<core::Instant>,
                                  int,
                                  std::string>(statement, values...))
        bundles.push_back({.id = std::move(id),
                           .case_id = std::move(case_id),
                           .subject = {.child = child.value_or(core::ChildId{}),
                                       .member = member.value_or(core::FamilyMemberId{}),
                                       .contact = contact.value_or(core::ContactId{}),
                                       .user = user.value_or(core::UserId{})},
                           .reason = std::move(reason),
                           .digest = std::move(digest),
                           .state = state == "released" ? core::BundleState::released
                                                        : core::BundleState::waiting,
                           .prepared_by = std::move(prepared_by),
                           .prepared_at = prepared_at,
                           .credential = std::move(credential),
                           .released_by = std::move(released_by),
                           .released_at = released_at,
                           .exports = exports,
                           .use = core::information_use_from(use)});
    return bundles;
}

template <class Id>
std::optional<Id> if_any(const Id& id)
{
    return id.empty() ? std::nullopt : std::optional{id};
}

}  // namespace

void CaseBundleStore::add(const core::AuthorityId& authority, const core::CaseBundle& bundle)
{
    sql_.execute(
        "insert into case_bundle (id, authority_id, case_id, child_id, family_member_id, "
        "contact_id, user_id, reason, digest, state, prepared_by, prepared_at, credential, "
        "information_use) "
        "values (:i, :a, :c, :ch, :m, :co, :u, :r, :d, :s, :by, :t, :cr, :iu)",
        bundle.id,
        authority,
        bundle.case_id,
        if_any(bundle.subject.child),
        if_any(bundle.subject.member),
        if_any(bundle.subject.contact),
        if_any(bundle.subject.user),
        bundle.reason,
        bundle.digest,
        std::string{code(bundle.state)},
        bundle.prepared_by,
        bundle.prepared_at,
        bundle.credential,
        bundle.use ? std::string{code(*bundle.use)} : std::string{});
}

std::optional<core::CaseBundle> CaseBundleStore::find(const core::AuthorityId& authority,
                                                      const core::CaseBundleId& id)
{
    auto found = bundles_of(sql_, BUNDLES "and id = :i", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::CaseBundle> CaseBundleStore::of_case(const core::AuthorityId& authority,
                                                       const core::CaseId& id)
{
    return bundles_of(
        sql_, BUNDLES "and case_id = :c order by prepared_at desc, id desc", authority, id);
}

core::Result<core::Done> CaseBundleStore::release(const core::AuthorityId& authority,
                                                  const core::CaseBundleId& id,
                                                  const core::UserId& by,
                                                  const core::FreeText& content,
                                                  core::Instant at)
{
    const auto released = sql_.execute(
        "update case_bundle set state = 'released', released_by = :by, released_at = :t, "
        "released_content = :w where authority_id = :a and id = :i and state = 'waiting'",
        by,
        at,
        content,
        authority,
        id);
    if (released != 1) return core::Refusal::wrong_state;
    return core::Done{};
}

core::FreeText CaseBundleStore::released_content(const core::AuthorityId& authority,
                                                 const core::CaseBundleId& id)
{
    const auto found = sql_.find<core::FreeText>(
        "select released_content from case_bundle where authority_id = :a and id = :i",
        authority,
        id);
    return found ? std::get<0>(*found) : core::FreeText{};
}

core::Result<core::Done> CaseBundleStore::count_export(const core::AuthorityId& authority,
                                                       const core::CaseBundleId& id)
{
    const auto counted = sql_.execute(
        "update case_bundle set exports = exports + 1 "
        "where authority_id = :a and id = :i and state = 'released'",
        authority,
        id);
    if (counted != 1) return core::Refusal::wrong_state;
    return core::Done{};
}

}  // namespace quorate::db
