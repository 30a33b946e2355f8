#pragma once

#include "core/cases/case_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class CaseStore : public core::CaseStore {
public:
    explicit CaseStore(Sql& sql) : sql_{sql} {}

    std::optional<core::CaseFacts> facts(const core::Actor& actor,
                                         const core::CaseId& id,
                                         core::Instant now) override;
    std::set<core::CaseId> involving(const core::Actor& actor, core::Instant now) override;
    std::optional<core::FamilyCase> find(const core::AuthorityId& authority,
                                         const core::CaseId& id) override;
    std::optional<core::CaseSummary> summary(const core::AuthorityId& authority,
                                             const core::CaseId& id) override;
    std::vector<core::CaseSummary> search(const core::Actor& actor,
                                          core::Reach reach,
                                          core::Instant now,
                                          const core::CaseSearch& search) override;
    std::optional<core::CaseId> find_by_reference(const core::AuthorityId& authority,
                                                  const std::string& reference) override;
    std::vector<core::CaseId> said_like(const core::AuthorityId& authority,
                                        const std::string& reference) override;
    void add(const core::FamilyCase& family) override;
    core::Result<int> save(const core::FamilyCase& family) override;
    core::Result<int> save_level(const core::FamilyCase& family) override;
    void involve(const core::AuthorityId& authority,
                 const core::CaseId& id,
                 const core::UserId& user,
                 core::Instant expires_at,
                 const core::FreeText& reason) override;

    std::vector<core::NamedUser> possible_leads(const core::AuthorityId& authority) override;
    std::vector<core::UserId> leavers_with_work(const core::AuthorityId& authority,
                                                core::Instant now) override;
    std::vector<core::FamilyCase> led_by(const core::AuthorityId& authority,
                                         const core::UserId& user) override;

    std::vector<core::Child> children_of(const core::AuthorityId& authority,
                                         const core::CaseId& id) override;
    std::map<core::CaseId, std::vector<core::Child>> children_of(
        const core::AuthorityId& authority, const std::vector<core::CaseId>& ids) override;
    std::optional<core::Child> find_child(const core::AuthorityId& authority,
                                          const core::ChildId& id) override;
    void add_child(const core::AuthorityId& authority, const core::Child& child) override;
    core::Result<int> save_child(const core::AuthorityId& authority,
                                 const core::Child& child) override;

    std::vector<core::FamilyMember> family_members_of(const core::AuthorityId& authority,
                                                      const core::CaseId& id) override;
    std::optional<core::FamilyMember> find_member(const core::AuthorityId& authority,
                                                  const core::FamilyMemberId& id) override;
    void add_member(const core::AuthorityId& authority, const core::FamilyMember& member) override;
    core::Result<int> save_member(const core::AuthorityId& authority,
                                  const core::FamilyMember& member) override;
    std::optional<core::SafeAddress> safe_address(const core::AuthorityId& authority,
                                                  const core::FamilyMemberId& member) override;
    void keep_safe_address(const core::AuthorityId& authority,
                           const core::FamilyMemberId& member,
                           const core::PostalAddress& address) override;
    void drop_safe_address(const core::AuthorityId& authority,
                           const core::FamilyMemberId& member) override;

    std::vector<core::ExcludedPerson> excluded_from(const core::AuthorityId& authority,
                                                    const core::CaseId& id) override;
    void exclude(const core::AuthorityId& authority, const core::ExcludedPerson& person) override;
    void lift_exclusion(const core::AuthorityId& authority,
                        const core::LiftedExclusion& lifted) override;
    std::vector<core::LiftedExclusion> lifted_exclusions(const core::AuthorityId& authority,
                                                         const core::CaseId& id) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
