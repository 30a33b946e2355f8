// Two of a family who must not meet: noted, and noted again that they may.
#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/must_not_meet.hpp"
#include "core/cases/view_case.hpp"
#include "server/pages/families/family_form_pages.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"

namespace quorate::server {
namespace {

using Members = std::vector<core::FamilyMember>;

// Who can be noted: of this family, and those whom they would meet at meetings held together.
struct People {
    Members family;
    Members met;
};

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

core::Result<People> people_of(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id = case_of(request);
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
        return People{.family = work.cases.family_members_of(actor.authority, id),
                      .met = core::people_of_families_met(work, actor, id, app.now())};
    });
}

View person_select(const char* name,
                   const char* label,
                   const Members& members,
                   const Members& met,
                   const Fields& typed,
                   const FormTrouble& trouble)
{
    std::vector<Option> options;
    for (const core::FamilyMember& member : members)
        options.push_back({member.id.text(), member.name.reveal() + ", " + member.relationship});
    for (const core::FamilyMember& member : met)
        options.push_back({member.id.text(),
                           member.name.reveal() + ", " + member.relationship +
                               ", of a family whose meeting is held together with this one's"});
    return select({.name = name,
                   .label = label,
                   .options = std::move(options),
                   .chosen = typed.get(name),
                   .prompt = "Choose a person",
                   .error = error_for(trouble.errors, name)});
}

Response pair_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const People& people,
                   const Fields& typed,
                   const FormTrouble& trouble = {{}, 200})
{
    const core::CaseId id = case_of(request);
    return family_form(
        app,
        request,
        actor,
        {.heading = "Two people who must not meet",
         .hint = "Both can be invited to a meeting, but to different parts of it, 15 minutes "
                 "apart. Each is told their own time only. Nobody of the family is told of this "
                 "note. To let them meet again takes a manager other than you.",
         .fields = {person_select("one", "The first person", people.family, {}, typed, trouble),
                    person_select(
                        "other", "The other person", people.family, people.met, typed, trouble),
                    textarea({.name = "reason",
                              .label = "Why?",
                              .value = typed.get("reason"),
                              .hint = "For example: non-molestation order, fear of the other",
                              .error = error_for(trouble.errors, "reason"),
                              .rows = 3})},
         .save_label = "Note these two people",
         .save_url = new_pair_url(id),
         .back = {.label = "The family", .url = family_url(id)},
         .errors = trouble.errors,
         .status = trouble.status});
}

// A pair, and who they are.
struct Pair {
    core::MustNotMeet pair;
    std::string names;
};

core::Result<Pair> pair_of(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Pair> {
        const auto file = core::view_case(work, case_tools(app), actor, case_of(request));
        if (!file) return file.error();
        const auto pair =
            std::ranges::find(file->must_not_meet, request.value(1), &core::MustNotMeet::id);
        if (pair == file->must_not_meet.end()) return core::Refusal::not_found;
        if (!file->rights.may_lift_excluded) return core::Refusal::not_permitted;
        if (pair->noted_by == actor.user) return core::Refusal::needs_second_person;
        Pair found{.pair = *pair, .names = {}};
        int named = 0;
        for (const core::FamilyMember& member : file->members)
            if (member.id == pair->one || member.id == pair->other)
                found.names += (named++ == 0 ? "" : " and ") + member.name.reveal();
        if (named == 1) found.names += " and somebody of another family";
        return found;
    });
}

Response end_form(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const Pair& pair,
                  const std::string& reason,
                  const FormTrouble& trouble = {{}, 200})
{
    const core::CaseId id = case_of(request);
    return family_form(
        app,
        request,
        actor,
        {.title = "Two people may meet again",
         .heading = "May " + pair.names + " meet again?",
         .hint = "Once you save this, they can be invited to the same part of a meeting. Meetings "
                 "that are booked stay as they are.",
         .fields = {textarea({.name = "reason",
                              .label = "Why may they meet again?",
                              .value = reason,
                              .hint = "For example: the order has ended, seen in writing",
                              .error = error_for(trouble.errors, "reason"),
                              .rows = 3})},
         .save_label = "They may meet again",
         .save_url = end_pair_url(id, pair.pair.id),
         .back = {.label = "The family", .url = family_url(id)},
         .errors = trouble.errors,
         .status = trouble.status});
}

}  // namespace

Response get_new_pair(App& app, const Request& request, const core::Actor& actor)
{
    const auto people = people_of(app, request, actor);
    if (!people) return refusal_page(app, request, actor, people.error());
    return pair_form(app, request, actor, *people, {});
}

Response post_new_pair(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id = case_of(request);
    const Fields form = form_of(request);
    const core::NoteMustNotMeet command{.case_id = id,
                                        .one = core::FamilyMemberId{form.get("one")},
                                        .other = core::FamilyMemberId{form.get("other")},
                                        .reason = core::FreeText{form.get("reason")}};
    const auto noted = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::note_must_not_meet(work, case_tools(app), actor, command);
    });
    if (noted)
        return done(family_url(id),
                    noted->meetings_to_split > 0 ? "pair-noted-invited" : "pair-noted");
    const auto trouble = form_trouble(noted.error());
    const auto people = people_of(app, request, actor);
    if (!trouble || !people) return refusal_page(app, request, actor, noted.error());
    return pair_form(app, request, actor, *people, form, *trouble);
}

Response get_end_pair(App& app, const Request& request, const core::Actor& actor)
{
    const auto pair = pair_of(app, request, actor);
    if (!pair) return refusal_page(app, request, actor, pair.error());
    return end_form(app, request, actor, *pair, {});
}

Response post_end_pair(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id = case_of(request);
    const std::string reason = form_of(request).get("reason");
    const core::EndMustNotMeet command{
        .case_id = id, .id = request.value(1), .reason = core::FreeText{reason}};
    const auto ended = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::end_must_not_meet(work, case_tools(app), actor, command);
    });
    if (ended) return done(family_url(id), "may-meet");
    const auto trouble = form_trouble(ended.error());
    const auto pair = trouble ? pair_of(app, request, actor) : core::Result<Pair>{ended.error()};
    if (!pair) return refusal_page(app, request, actor, ended.error());
    return end_form(app, request, actor, *pair, reason, *trouble);
}

}  // namespace quorate::server
