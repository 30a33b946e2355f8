#include "server/pages/record/disclosure_pages.hpp"

#include <algorithm>
#include <functional>

#include "core/circulation/disclosure_gate.hpp"
#include "server/app/page.hpp"
#include "server/pages/record/disclosure_forms.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

std::vector<Option> child_options(const core::Papers& papers)
{
    std::vector<Option> options;
    for (const core::Child& child : papers.children)
        options.push_back({child.id.text(), core::called(child).reveal()});
    return options;
}

std::vector<Option> person_options(const core::Papers& papers)
{
    std::vector<Option> options;
    for (const core::FamilyReader& reader : papers.members)
        options.push_back({reader.member.text(), reader.name.reveal(), reader.relationship});
    return options;
}

std::vector<Option> source_options()
{
    using core::RecordSource;
    std::vector<Option> options;
    for (const RecordSource source :
         {RecordSource::other, RecordSource::agency, RecordSource::strategy_discussion})
        options.push_back({std::string{core::code(source)}, std::string{core::label(source)}});
    return options;
}

// One part of the record with the form that says whom it is about; of which children is asked only
// where that is not settled already.
View item_view(const core::Papers& papers,
               const core::MeetingId& meeting,
               const std::string& title,
               const core::ItemAbout& about,
               bool has_children)
{
    std::vector<View> fields;
    const std::string& id = about.item;
    if (has_children)
        fields.push_back(
            checkboxes({.name = "children-" + id,
                        .legend = "Which children it is about",
                        .options = child_options(papers),
                        .chosen = texts_of(about.children),
                        .hint = "None ticked is all of them: it goes to no parent of only "
                                "some of them.",
                        .small = true}));
    fields.push_back(
        checkboxes({.name = "persons-" + id,
                    .legend = "Whose health, police record, address or history it tells",
                    .options = person_options(papers),
                    .chosen = texts_of(about.persons),
                    .hint = "It goes to no other member of the family.",
                    .small = true}));
    fields.push_back(radios({.name = "source-" + id,
                             .legend = "Where it comes from",
                             .options = source_options(),
                             .chosen = std::string{core::code(about.source)},
                             .small = true}));
    View view;
    view["title"] = title;
    view["about_url"] = about_url(meeting) + '/' + id;
    view["fields"] = view_list(fields, std::identity{});
    view["save"] =
        button({.label = "Save", .look = ButtonLook::secondary, .about = "for " + title});
    return view;
}

std::vector<View> items_of(const core::Papers& papers, const core::MeetingId& meeting)
{
    std::vector<View> items;
    for (const core::MinuteSection& section : papers.sections)
        if (!section.body.reveal().empty())
            items.push_back(item_view(
                papers, meeting, section.title, core::about_section(section, papers), true));
    for (const core::ChildDecision& decision : papers.decisions) {
        const auto child = std::ranges::find(papers.children, decision.child, &core::Child::id);
        const std::string name =
            child == papers.children.end() ? std::string{} : core::called(*child).reveal();
        items.push_back(item_view(
            papers, meeting, "Decision: " + name, core::about_decision(decision, papers), false));
    }
    for (const core::ActionRow& row : papers.actions)
        items.push_back(item_view(papers,
                                  meeting,
                                  "Action: " + row.action.what.reveal(),
                                  core::about_action(row.action, papers),
                                  true));
    for (const core::PlanPart& part : papers.plan.written)
        items.push_back(item_view(papers,
                                  meeting,
                                  "Plan: " + part.outcome.reveal(),
                                  core::about_plan_part(part, papers),
                                  false));
    return items;
}

View member_view(const core::Papers& papers,
                 const core::MeetingId& meeting,
                 const core::FamilyReader& reader)
{
    std::vector<std::string> chosen;
    if (reader.own_children)
        chosen = texts_of(*reader.own_children);
    else if (reader.has_parental_responsibility)
        chosen = texts_of(core::child_ids(papers.children));
    View view;
    view["title"] = reader.name.reveal();
    view["about_url"] = about_url(meeting) + "/members/" + reader.member.text();
    view["fields"] = view_list(
        std::vector<View>{checkboxes({.name = "own-" + reader.member.text(),
                                      .legend = "The children of " + reader.name.reveal(),
                                      .options = child_options(papers),
                                      .chosen = std::move(chosen),
                                      .hint = "They are sent nothing about another child.",
                                      .small = true})},
        std::identity{});
    view["save"] = button(
        {.label = "Save", .look = ButtonLook::secondary, .about = "for " + reader.name.reveal()});
    return view;
}

}  // namespace

Response get_disclosure_about(App& app, const Request& request, const core::Actor& actor)
{
    const auto plan = look_at_disclosure(app, request, actor);
    if (!plan) return refusal_page(app, request, actor, plan.error());
    const core::MeetingId& meeting = plan->file.file.meeting.id;
    View page;
    page["head"] = page_head({.heading = "Whom each part is about",
                              .sub = "What is about another child or another person never goes to "
                                     "a member of the family, whatever is ticked elsewhere. "
                                     "What you hold back here goes from copies that were sent "
                                     "already as well, and their readers are told that a part "
                                     "was taken out. Nothing is ever added to those.",
                              .eyebrow = meeting_line(plan->file.file)});
    page["members"] = view_list(plan->papers.members, [&](const core::FamilyReader& reader) {
        return member_view(plan->papers, meeting, reader);
    });
    page["items"] = view_list(items_of(plan->papers, meeting), std::identity{});
    return html_page(app,
                     request,
                     actor,
                     "papers/about",
                     {.title = "Whom each part is about",
                      .section = Section::meetings,
                      .back = {.label = "Back to papers", .url = record_url(meeting, "papers")}},
                     std::move(page));
}

Response post_disclosure_about(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& item = request.value(1);
    const auto source = core::record_source_from(form.get("source-" + item));
    const core::SayAbout command{
        .meeting = core::MeetingId{request.value(0)},
        .about = {.item = item,
                  .children = ids_of_field<core::ChildId>(form, "children-" + item),
                  .persons = ids_of_field<core::FamilyMemberId>(form, "persons-" + item),
                  .source = source.value_or(core::RecordSource::other)}};
    const auto said = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::say_about(work, app.clock, actor, command);
    });
    if (!said) return refusal_page(app, request, actor, said.error());
    return done(about_url(command.meeting), "about-saved");
}

Response post_own_children(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& member = request.value(1);
    const core::NoteOwnChildren command{
        .meeting = core::MeetingId{request.value(0)},
        .own = {.member = core::FamilyMemberId{member},
                .children = ids_of_field<core::ChildId>(form, "own-" + member)}};
    const auto noted = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::note_own_children(work, app.clock, actor, command);
    });
    if (!noted) return refusal_page(app, request, actor, noted.error());
    return done(about_url(command.meeting), "about-saved");
}

}  // namespace quorate::server
