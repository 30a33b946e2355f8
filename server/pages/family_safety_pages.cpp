// The forms that keep people safe: addresses, and who must not be at meetings.
#include "core/cases/case_access.hpp"
#include "core/cases/case_people.hpp"
#include "core/cases/case_store.hpp"
#include "core/people/contact_store.hpp"
#include "server/pages/family_form_pages.hpp"
#include "server/pages/family_layout.hpp"
#include "server/pages/family_urls.hpp"

namespace quorate::server {
namespace {

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
         .hint = "This person cannot be invited to this family's meetings. Taking the flag away "
                 "again needs two people.",
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
    return app.read(actor, [&](core::UnitOfWork& work) -> core::Result<People> {
        const auto may =
            core::open_case(work, actor, core::Action::case_flag_excluded_person, id, app.now());
        if (!may) return may.error();
        return People{work.cases.family_members_of(actor.authority, id),
                      work.contacts.choices(actor.authority)};
    });
}

}  // namespace

Response get_address(App& app, const Request& request, const core::Actor& actor)
{
    const core::FamilyMemberId member{request.value(1)};
    const auto address = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_safe_address(work, case_tools(app), actor, member);
    });
    if (!address) return refusal_page(app, request, actor, address.error());
    return address_form(app, request, actor, address->reveal());
}

Response post_address(App& app, const Request& request, const core::Actor& actor)
{
    const std::string typed = form_of(request).get("safe_address");
    const core::KeepSafeAddress command{core::FamilyMemberId{request.value(1)},
                                        core::PostalAddress{typed}};
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
        return core::flag_excluded_person(work, case_tools(app), actor, command);
    });
    if (flagged) return done(family_url(id), "person-flagged");
    const auto trouble = form_trouble(flagged.error());
    const auto people = people_of(app, actor, id);
    if (!trouble || !people) return refusal_page(app, request, actor, flagged.error());
    return exclusion_form(app, request, actor, *people, form, *trouble);
}

}  // namespace quorate::server
