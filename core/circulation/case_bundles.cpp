#include "core/circulation/case_bundles.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/bundle_text.hpp"
#include "core/circulation/case_professionals.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_bundle_reason = 500;

// Looking and preparing take nobody else; releasing takes somebody who did not prepare it.
Grounds by_another(bool is_another)
{
    Grounds grounds;
    grounds.approved_by_another = is_another;
    return grounds;
}

Result<OpenedCase> opened(UnitOfWork& work,
                          const Clock& clock,
                          const Actor& actor,
                          const CaseId& id,
                          bool is_another = true)
{
    return open_case(
        work, actor, Action::export_case_bundle, id, clock.now(), by_another(is_another));
}

void note(UnitOfWork& work,
          const Actor& actor,
          const Clock& clock,
          const CaseId& id,
          const std::string& object,
          std::string detail)
{
    audit(work,
          actor,
          clock.now(),
          {.action = Action::export_case_bundle,
           .object = object,
           .case_id = id,
           .detail = std::move(detail)});
}

PersonName name_of(UnitOfWork& work, const std::optional<UserId>& id)
{
    const auto user = id ? work.users.find(*id) : std::nullopt;
    return user ? user->name : PersonName{};
}

PersonName name_of(UnitOfWork& work, const AuthorityId& authority, const BundleSubject& person)
{
    if (!person.user.empty()) return name_of(work, std::optional{person.user});
    if (!person.contact.empty()) {
        const auto found = work.contacts.find(authority, person.contact);
        return found ? found->contact.name : PersonName{};
    }
    if (person.is_child()) {
        const auto child = work.cases.find_child(authority, person.child);
        return child ? full_name(*child) : PersonName{};
    }
    const auto member = work.cases.find_member(authority, person.member);
    return member ? member->name : PersonName{};
}

BundleRow row_of(UnitOfWork& work, const Actor& actor, const CaseBundle& bundle)
{
    return {.bundle = bundle,
            .name = name_of(work, actor.authority, bundle.subject),
            .prepared_by = name_of(work, std::optional{bundle.prepared_by}),
            .released_by = name_of(work, bundle.released_by),
            .is_own = bundle.prepared_by == actor.user,
            .may_release = bundle.may_be_released_by(actor)};
}

// What is shown of one that was prepared: what was kept when it was released, or what it would be
// now, which nobody may be given who has not looked at it.
Result<BundlePreview> known_bundle(UnitOfWork& work,
                                   const BundleTools& tools,
                                   const Actor& actor,
                                   const FamilyCase& family,
                                   const CaseBundleId& id)
{
    const auto bundle = work.case_bundles.find(actor.authority, id);
    if (!bundle || bundle->case_id != family.id) return Refusal::not_found;
    BundlePreview preview{.family = family,
                          .person = bundle->subject,
                          .content = {},
                          .made_at = tools.clock.now(),
                          .row = row_of(work, actor, *bundle)};
    if (const FreeText kept = work.case_bundles.released_content(actor.authority, id);
        !kept.empty()) {
        preview.content = bundle_from_text(kept);
        preview.made_at = bundle->released_at.value_or(bundle->prepared_at);
        const std::string now = bundle_digest(work, tools, family, bundle->subject);
        preview.can_be_prepared = !now.empty();
        preview.row->has_changed = now != bundle->digest;
        return preview;
    }
    auto content = subject_bundle(work, tools, family, bundle->subject);
    if (!content) return Refusal::not_found;
    preview.content = *std::move(content);
    preview.can_be_given = preview.content.digest == bundle->digest;
    preview.row->has_changed = !preview.can_be_given;
    return preview;
}

// What each person would be given now, by its digest: made once for all that were prepared.
class DigestsNow {
public:
    DigestsNow(UnitOfWork& work, const BundleTools& tools, const FamilyCase& family)
        : work_{work}, tools_{tools}, family_{family}
    {
    }

    bool has_changed(const CaseBundle& bundle)
    {
        const std::string& person = bundle.subject.text();
        if (!digests_.contains(person))
            digests_[person] = bundle_digest(work_, tools_, family_, bundle.subject);
        return digests_[person] != bundle.digest;
    }

private:
    UnitOfWork& work_;
    const BundleTools& tools_;
    const FamilyCase& family_;
    std::map<std::string, std::string> digests_;
};

CaseBundle keep(UnitOfWork& work,
                const BundleTools& tools,
                RandomSource& random,
                const Actor& actor,
                const CaseBundle& asked)
{
    CaseBundle bundle = asked;
    bundle.id = CaseBundleId{random.id()};
    bundle.prepared_by = actor.user;
    bundle.prepared_at = tools.clock.now();
    bundle.credential = actor.credential;
    work.case_bundles.add(actor.authority, bundle);
    note(work,
         actor,
         tools.clock,
         bundle.case_id,
         bundle.id.text(),
         "bundle=prepared person=" + bundle.subject.text());
    return bundle;
}

// Whether somebody with an account, besides whoever asks, could release what they prepare.
bool another_may(UnitOfWork& work,
                 const Clock& clock,
                 const Actor& actor,
                 const CaseId& id,
                 const BundleSubject& about)
{
    return std::ranges::any_of(work.users.of_authority(actor.authority), [&](const User& user) {
        if (!user.active || user.id == actor.user || user.id == about.user) return false;
        const Actor other{.user = user.id,
                          .authority = user.authority,
                          .role = user.role,
                          .name = user.name,
                          .teams = user.teams,
                          .stepped_up_at = clock.now()};
        return permit_role(other, Action::export_case_bundle) &&
               opened(work, clock, other, id).has_value();
    });
}

Error has_changed()
{
    return {Refusal::wrong_state,
            {{"digest", "The record changed since this was prepared. Prepare it again"}}};
}

}  // namespace

Result<CaseBundles> view_case_bundles(UnitOfWork& work,
                                      const BundleTools& tools,
                                      const Actor& actor,
                                      const CaseId& id)
{
    const auto found = opened(work, tools.clock, actor, id);
    if (!found) return found.error();
    CaseBundles all{.family = found->family};
    const Date today = london_date(tools.clock.now());
    for (const Child& child : work.cases.children_of(actor.authority, id))
        all.people.push_back({.person = {.child = child.id},
                              .name = full_name(child),
                              .about = age_text(child, today)});
    for (const FamilyMember& member : work.cases.family_members_of(actor.authority, id))
        all.people.push_back(
            {.person = {.member = member.id}, .name = member.name, .about = member.relationship});
    for (CaseProfessional& each : case_professionals(work, found->family))
        all.professionals.push_back({.person = std::move(each.subject),
                                     .name = std::move(each.name),
                                     .about = std::move(each.about)});
    DigestsNow digests{work, tools, found->family};
    for (const CaseBundle& bundle : work.case_bundles.of_case(actor.authority, id)) {
        all.rows.push_back(row_of(work, actor, bundle));
        all.rows.back().has_changed = digests.has_changed(bundle);
    }
    note(work, actor, tools.clock, id, id.text(), "bundles=listed");
    return all;
}

Result<BundlePreview> preview_bundle(UnitOfWork& work,
                                     const BundleTools& tools,
                                     const Actor& actor,
                                     const CaseId& id,
                                     const BundleSubject& person)
{
    const auto found = opened(work, tools.clock, actor, id);
    if (!found) return found.error();
    auto content = subject_bundle(work, tools, found->family, person);
    if (!content) return Refusal::not_found;
    note(work, actor, tools.clock, id, person.text(), "bundle=previewed");
    BundlePreview preview{.family = found->family,
                          .person = person,
                          .content = *std::move(content),
                          .made_at = tools.clock.now()};
    preview.another_may_release = another_may(work, tools.clock, actor, id, person);
    return preview;
}

Result<CaseBundle> prepare_bundle(UnitOfWork& work,
                                  const BundleTools& tools,
                                  RandomSource& random,
                                  const Actor& actor,
                                  const PrepareBundle& command)
{
    const auto found = opened(work, tools.clock, actor, command.case_id);
    if (!found) return found.error();
    const auto content = subject_bundle(work, tools, found->family, command.person);
    if (!content) return Refusal::not_found;
    const std::string reason = trimmed(command.reason.reveal());
    FormChecks checks;
    if (checks.lines("reason", reason, longest_bundle_reason, "Say who asked for it, and why") &&
        length(reason) < shortest_reason)
        checks.refuse("reason", "Say more: at least 15 characters");
    if (!checks.passed()) return checks.error();
    if (content->digest != command.digest)
        return Error{Refusal::wrong_state,
                     {{"digest", "It is not what you looked at any more. Look at it again"}}};
    return keep(work,
                tools,
                random,
                actor,
                {.case_id = command.case_id,
                 .subject = command.person,
                 .reason = FreeText{reason},
                 .digest = content->digest});
}

Result<CaseBundle> prepare_again(UnitOfWork& work,
                                 const BundleTools& tools,
                                 RandomSource& random,
                                 const Actor& actor,
                                 const CaseId& id,
                                 const CaseBundleId& bundle)
{
    const auto found = opened(work, tools.clock, actor, id);
    if (!found) return found.error();
    const auto before = work.case_bundles.find(actor.authority, bundle);
    if (!before || before->case_id != id) return Refusal::not_found;
    std::string digest = bundle_digest(work, tools, found->family, before->subject);
    if (digest.empty()) return Refusal::not_found;
    for (const CaseBundle& each : work.case_bundles.of_case(actor.authority, id))
        if (each.state == BundleState::waiting && each.subject == before->subject &&
            each.digest == digest)
            return each;
    return keep(work,
                tools,
                random,
                actor,
                {.case_id = id,
                 .subject = before->subject,
                 .reason = before->reason,
                 .digest = std::move(digest)});
}

Result<BundlePreview> view_bundle(UnitOfWork& work,
                                  const BundleTools& tools,
                                  const Actor& actor,
                                  const CaseId& id,
                                  const CaseBundleId& bundle)
{
    const auto found = opened(work, tools.clock, actor, id);
    if (!found) return found.error();
    auto known = known_bundle(work, tools, actor, found->family, bundle);
    if (known) note(work, actor, tools.clock, id, bundle.text(), "bundle=shown");
    return known;
}

Result<CaseBundle> release_bundle(UnitOfWork& work,
                                  const BundleTools& tools,
                                  const Actor& actor,
                                  const CaseId& id,
                                  const CaseBundleId& bundle,
                                  const std::string& digest)
{
    const auto found = opened(work, tools.clock, actor, id);
    if (!found) return found.error();
    const auto known = known_bundle(work, tools, actor, found->family, bundle);
    if (!known) return known.error();
    if (const auto may = opened(work, tools.clock, actor, id, known->row->may_release); !may)
        return may.error();
    if (known->row->bundle.state == BundleState::released) return Refusal::wrong_state;
    if (!known->can_be_given || known->content.digest != digest) return has_changed();
    const Instant now = tools.clock.now();
    if (const auto kept = work.case_bundles.release(
            actor.authority, bundle, actor.user, bundle_text(known->content), now);
        !kept)
        return kept.error();
    CaseBundle released = known->row->bundle;
    note(work,
         actor,
         tools.clock,
         id,
         bundle.text(),
         "bundle=released person=" + released.subject.text() +
             " prepared_by=" + released.prepared_by.text());
    released.state = BundleState::released;
    released.released_by = actor.user;
    released.released_at = now;
    return released;
}

Result<BundlePreview> export_bundle(UnitOfWork& work,
                                    const BundleTools& tools,
                                    const Actor& actor,
                                    const CaseId& id,
                                    const CaseBundleId& bundle,
                                    std::string_view form)
{
    const auto found = opened(work, tools.clock, actor, id);
    if (!found) return found.error();
    auto known = known_bundle(work, tools, actor, found->family, bundle);
    if (!known) return known.error();
    if (known->row->bundle.state != BundleState::released) return Refusal::wrong_state;
    if (!known->can_be_given) return has_changed();
    if (const auto counted = work.case_bundles.count_export(actor.authority, bundle); !counted)
        return counted.error();
    note(work,
         actor,
         tools.clock,
         id,
         bundle.text(),
         "bundle=exported form=" + std::string{form} + " person=" + known->person.text());
    return known;
}

}  // namespace quorate::core
