#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"
#include "core/cases/child.hpp"
#include "core/cases/family_case.hpp"
#include "core/cases/family_member.hpp"

namespace quorate::core {

/// What a search of the families asks for. `text` is matched against the start of the reference,
/// however that is typed (is_reference_of()), and anywhere in the family's and the children's
/// names; where the actor is involved also in the names of family members, but of those who must
/// not be at its meetings or whom a chair keeps out. Empty finds all.
struct CaseSearch {
    std::string text = {};
    bool open_only = false;
    CaseId after = {};  // the last case of the page before, or empty
    int limit = 25;
};

/// By what a search found a family: by its own name or reference, or by somebody of it.
enum class FoundBy { itself, child, family_member };

/// A family in a list.
struct CaseSummary {
    FamilyCase family = {};
    std::string team_name = {};
    PersonName lead_worker_name = {};
    bool lead_has_left = false;  // their account is closed
    int children = 0;
    int unborn = 0;         // of them
    bool may_open = false;  // said by search_cases(), which also lists families to ask others about
    FoundBy found_by = FoundBy::itself;  // said by a search
    std::string relationship = {};       // of the family member by whom it was found, as recorded
};

struct NamedUser {
    UserId id = {};
    PersonName name = {};
};

/// Families and the people in them. Everything is asked for within one authority: what belongs to
/// another is not there.
class CaseStore {
public:
    virtual ~CaseStore() = default;

    /// What a permission rests on. Involved are: the lead social worker, whoever is on the access
    /// list until it expires, the chair of one of the case's meetings, and, while the case is open
    /// to its team, the team's chairs, managers and business support.
    virtual std::optional<CaseFacts> facts(const Actor& actor, const CaseId& id, Instant now) = 0;

    /// The cases whose facts would say that the actor is involved.
    virtual std::set<CaseId> involving(const Actor& actor, Instant now) = 0;

    virtual std::optional<FamilyCase> find(const AuthorityId& authority, const CaseId& id) = 0;

    /// With the names of its team and lead social worker.
    virtual std::optional<CaseSummary> summary(const AuthorityId& authority, const CaseId& id) = 0;

    /// In order of family name. Only what `reach` lets the actor know of.
    virtual std::vector<CaseSummary> search(const Actor& actor,
                                            Reach reach,
                                            Instant now,
                                            const CaseSearch& search) = 0;

    virtual std::optional<CaseId> find_by_reference(const AuthorityId& authority,
                                                    const std::string& reference) = 0;

    /// The families whose reference is said like this (said_reference()): of two that are written
    /// in other ways both, whoever may know of them. By reference.
    virtual std::vector<CaseId> said_like(const AuthorityId& authority,
                                          const std::string& reference) = 0;

    /// The reference must be new to the authority.
    virtual void add(const FamilyCase& family) = 0;

    /// Saves what the form of a case holds when the stored version is still `family.version`;
    /// gives the new version. `stale_version` or `not_found` otherwise. So do the others below.
    virtual Result<int> save(const FamilyCase& family) = 0;

    /// Saves the level alone, which no form holds.
    virtual Result<int> save_level(const FamilyCase& family) = 0;

    /// Lets a user in until `expires_at`, or for longer if already in.
    virtual void involve(const AuthorityId& authority,
                         const CaseId& id,
                         const UserId& user,
                         Instant expires_at,
                         const FreeText& reason) = 0;

    /// Who can be the lead social worker: the authority's active social workers and their managers,
    /// by name.
    virtual std::vector<NamedUser> possible_leads(const AuthorityId& authority) = 0;

    /// The open cases whose lead social worker is this person, by family name.
    virtual std::vector<FamilyCase> led_by(const AuthorityId& authority, const UserId& user) = 0;

    /// Own staff with closed accounts who still lead an open case, have a seat at a meeting to
    /// come, or an action point to do.
    virtual std::vector<UserId> leavers_with_work(const AuthorityId& authority, Instant now) = 0;

    /// Oldest first, unborn last.
    virtual std::vector<Child> children_of(const AuthorityId& authority, const CaseId& id) = 0;

    /// The same of many cases, by case; each must be named once. A case without children is not
    /// there.
    virtual std::map<CaseId, std::vector<Child>> children_of(const AuthorityId& authority,
                                                             const std::vector<CaseId>& ids) = 0;
    virtual std::optional<Child> find_child(const AuthorityId& authority, const ChildId& id) = 0;
    virtual void add_child(const AuthorityId& authority, const Child& child) = 0;
    virtual Result<int> save_child(const AuthorityId& authority, const Child& child) = 0;

    /// Those with parental responsibility first, then by name.
    virtual std::vector<FamilyMember> family_members_of(const AuthorityId& authority,
                                                        const CaseId& id) = 0;
    virtual std::optional<FamilyMember> find_member(const AuthorityId& authority,
                                                    const FamilyMemberId& id) = 0;
    virtual void add_member(const AuthorityId& authority, const FamilyMember& member) = 0;
    virtual Result<int> save_member(const AuthorityId& authority, const FamilyMember& member) = 0;

    /// The address of one person. Ask for case.view_safe_address first and audit it.
    virtual std::optional<SafeAddress> safe_address(const AuthorityId& authority,
                                                    const FamilyMemberId& member) = 0;
    virtual void keep_safe_address(const AuthorityId& authority,
                                   const FamilyMemberId& member,
                                   const PostalAddress& address) = 0;
    virtual void drop_safe_address(const AuthorityId& authority, const FamilyMemberId& member) = 0;

    virtual std::vector<ExcludedPerson> excluded_from(const AuthorityId& authority,
                                                      const CaseId& id) = 0;
    virtual void exclude(const AuthorityId& authority, const ExcludedPerson& person) = 0;

    /// The flag is kept among those that were lifted.
    virtual void lift_exclusion(const AuthorityId& authority, const LiftedExclusion& lifted) = 0;
    virtual std::vector<LiftedExclusion> lifted_exclusions(const AuthorityId& authority,
                                                           const CaseId& id) = 0;
};

}  // namespace quorate::core
