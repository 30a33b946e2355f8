// The forms that keep people safe: addresses, and who must not be at meetings.
#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_people.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/view_case.hpp"
#include "core/meetings/exclude_person.hpp"
#include "core/people/contact_store.hpp"
#include "server/pages/families/family_form_pages.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/proposals/proposal_pages.hpp"

namespace quorate::server {
namespace {

core::MemberOfCase member_in(const Request& request)
{
    return {.case_id = core::CaseId{request.value(0)},
            .id = core::FamilyMemberId{request.value(1)}};
}

Response address_form(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const std::string& address,
                      const FormTrouble& trouble = {{}, 200})
{
    const core::CaseId id{request.value(0)};
    return family_form(
        app,
        request,
        actor,
        {.heading = "Safe address",
         .hint = "Nobody sees this address anywhere else. That you looked at it is recorded.",
         .fields = {textarea({.name = "safe_address",
                              .label = "Address",
                              .value = address,
                              .hint = "Leave it empty to forget the address",
                              .error = error_for(trouble.errors, "safe_address"),
                              .rows = 5})},
         .save_url = address_url(id, core::FamilyMemberId{request.value(1)}),
         .back = {.label = "The family", .url = family_url(id)},
         .errors = trouble.errors,
         .status = trouble.status});
}

struct People {
    std::vector<core::FamilyMember> members;
    std::vector<core::ContactEntry> contacts;
};

// One list of two kinds of people: each value says which kind it is.
constexpr std::string_view member_mark = "member:";
constexpr std::string_view contact_mark = "contact:";

Response exclusion_form(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const People& people,
                        const Fields& typed,
                        const FormTrouble& trouble = {{}, 200})
{
    const core::CaseId id{request.value(0)};
    std::vector<Option> options;
    for (const core::FamilyMember& member : people.members)
        options.push_back({std::string{member_mark} + member.id.text(),
                           member.name.reveal() + ", " + member.relationship});
    for (const core::ContactEntry& entry : people.contacts)
        options.push_back({std::string{contact_mark} + entry.contact.id.text(),
                           entry.contact.name.reveal() + ", " + entry.agency_name});
    return family_form(
        app,
        request,
        actor,
        {.heading = "Flag a person",
         .hint = "This person cannot be invited to this family's meetings, and invitations to "
                 "meetings ahead are taken back at once: who had one is told that the meeting is "
                 "off, and not why. Lifting the flag takes two managers.",
         .fields = {select({.name = "person",
                            .label = "Who must not be at meetings?",
                            .options = std::move(options),
                            .chosen = typed.get("person"),
                            .prompt = "Choose a person",
                            .error = error_for(trouble.errors, "person")}),
                    textarea({.name = "reason",
                              .label = "Why?",
                              .value = typed.get("reason"),
                              .hint = "For example: bail condition, non-disclosure",
                              .error = error_for(trouble.errors, "reason"),
                              .rows = 3})},
         .save_label = "Flag this person",
         .save_url = new_exclusion_url(id),
         .back = {.label = "The family", .url = family_url(id)},
         .errors = trouble.errors,
         .status = trouble.status});
}

core::Result<People> people_of(App& app, const core::Actor& actor, const core::CaseId& id)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<People> {
        const auto may =
            core::open_case(work, actor, core::Action::case_flag_excluded_person, id, app.now());
        if (!may) return may.error();
        core::audit(work,
                    actor,
                    app.now(),
                    {.action = core::Action::case_view_summary,
                     .object = id.text(),
                     .case_id = id,
                     .detail = "part=form"});
        return People{work.cases.family_members_of(actor.authority, id),
                      work.contacts.choices(actor.authority)};
    });
}

// A flag, and whom it is about.
struct Flag {
    core::ExcludedPerson person;
    core::PersonName name;
};

core::Result<Flag> flag_of(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id{request.value(0)};
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Flag> {
        const auto file = core::view_case(work, case_tools(app), actor, id);
        if (!file) return file.error();
        const auto person =
            std::ranges::find(file->excluded, request.value(1), &core::ExcludedPerson::id);
        if (person == file->excluded.end()) return core::Refusal::not_found;
        if (!file->rights.may_lift_excluded) return core::Refusal::not_permitted;
        Flag flag{.person = *person, .name = {}};
        for (const core::FamilyMember& member : file->members)
            if (person->member == member.id) flag.name = member.name;
        if (person->contact)
            if (const auto contact = work.contacts.find(actor.authority, *person->contact))
                flag.name = contact->contact.name;
        return flag;
    });
}

// What somebody typed, with one full stop at its end.
std::string sentence(const std::string& typed)
{
    return typed.ends_with('.') || typed.ends_with('!') || typed.ends_with('?') ? typed
                                                                                : typed + '.';
}

Response lift_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const Flag& flag,
                   const std::string& reason,
                   const FormTrouble& trouble = {{}, 200})
{
    const core::CaseId id{request.value(0)};
    return family_form(
        app,
        request,
        actor,
        {.title = "Lift a flag",
         .heading = "Lift the flag of " + flag.name.reveal(),
         .hint =
             "Flagged because: " + sentence(flag.person.reason.reveal()) +
             " Another manager has to confirm it within 24 hours: until then the flag holds. Once "
             "it is lifted, this person can be invited to the family's meetings again. "
             "Invitations that were taken back do not come back by themselves.",
         .fields = {textarea({.name = "reason",
                              .label = "Why may this person be there again?",
                              .value = reason,
                              .hint = "For example: the bail condition has ended, seen in writing",
                              .error = error_for(trouble.errors, "reason"),
                              .rows = 3})},
         .save_label = "Ask to lift the flag",
         .save_url = lift_exclusion_url(id, flag.person.id),
         .back = {.label = "The family", .url = family_url(id)},
         .errors = trouble.errors,
         .status = trouble.status});
}

}  // namespace

Response get_address(App& app, const Request& request, const core::Actor& actor)
{
    const core::MemberOfCase member = member_in(request);
    const auto address = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_safe_address(work, case_tools(app), actor, member);
    });
    if (!address) return refusal_page(app, request, actor, address.error());
    return address_form(app, request, actor, address->reveal());
}

Response post_address(App& app, const Request& request, const core::Actor& actor)
{
    const std::string typed = form_of(request).get("safe_address");
    const core::KeepSafeAddress command{member_in(request), core::PostalAddress{typed}};
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::keep_safe_address(work, case_tools(app), actor, command);
    });
    if (kept) return done(family_url(core::CaseId{request.value(0)}), "saved");
    if (const auto trouble = form_trouble(kept.error()))
        return address_form(app, request, actor, typed, *trouble);
    return refusal_page(app, request, actor, kept.error());
}

Response get_new_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    const auto people = people_of(app, actor, core::CaseId{request.value(0)});
    if (!people) return refusal_page(app, request, actor, people.error());
    return exclusion_form(app, request, actor, *people, {});
}

Response post_new_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id{request.value(0)};
    const Fields form = form_of(request);
    const std::string& person = form.get("person");
    core::FlagExcludedPerson command{.case_id = id, .reason = core::FreeText{form.get("reason")}};
    if (person.starts_with(member_mark))
        command.member = core::FamilyMemberId{person.substr(member_mark.size())};
    if (person.starts_with(contact_mark))
        command.contact = core::ContactId{person.substr(contact_mark.size())};
    const auto flagged = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::flag_excluded_person(work, meeting_tools(app), actor, command);
    });
    if (flagged && !flagged->quorum_lost.empty())
        return done(meeting_url(flagged->quorum_lost.front()),
                    flagged->quorum_lost.size() == 1 ? "person-flagged-quorum"
                                                     : "person-flagged-quorum-more");
    if (flagged)
        return done(family_url(id),
                    flagged->invitations_ended > 0 ? "person-flagged-uninvited" : "person-flagged");
    const auto trouble = form_trouble(flagged.error());
    const auto people = people_of(app, actor, id);
    if (!trouble || !people) return refusal_page(app, request, actor, flagged.error());
    return exclusion_form(app, request, actor, *people, form, *trouble);
}

Response get_lift_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    const auto flag = flag_of(app, request, actor);
    if (!flag) return refusal_page(app, request, actor, flag.error());
    if (auto waits =
            proposed_already(app, actor, core::ProposedAct::lift_exclusion, flag->person.id))
        return *std::move(waits);
    return lift_form(app, request, actor, *flag, {});
}

Response post_lift_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    const std::string reason = form_of(request).get("reason");
    const core::LiftExclusion command{.case_id = core::CaseId{request.value(0)},
                                      .id = request.value(1),
                                      .reason = core::FreeText{reason}};
    const auto lifted = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::propose_lift_exclusion(work, meeting_tools(app), actor, command);
    });
    if (lifted) return proposed(*lifted);
    const auto trouble = form_trouble(lifted.error());
    const auto flag = trouble ? flag_of(app, request, actor) : core::Result<Flag>{lifted.error()};
    if (!flag) return refusal_page(app, request, actor, lifted.error());
    return lift_form(app, request, actor, *flag, reason, *trouble);
}

}  // namespace quorate::server
