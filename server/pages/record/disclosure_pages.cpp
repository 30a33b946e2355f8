#include "server/pages/record/disclosure_pages.hpp"

#include <algorithm>

#include "core/circulation/choose_disclosure.hpp"
#include "core/circulation/disclosure_gate.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

View same(const View& view)
{
    return view;
}

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

core::Result<core::PapersPlan> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_disclosure(work, app.clock, actor, meeting_of(request));
    });
}

template <class Id>
std::vector<std::string> texts_of(const std::vector<Id>& ids)
{
    std::vector<std::string> texts;
    for (const Id& id : ids)
        texts.push_back(id.text());
    return texts;
}

template <class Id>
std::vector<Id> ids_of_field(const Fields& form, const std::string& name)
{
    std::vector<Id> ids;
    for (const std::string& each : form.all(name))
        ids.emplace_back(each);
    return ids;
}

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

// A section, a decision or an action point, with the form that says whom it is about.
View item_view(const core::Papers& papers,
               const core::MeetingId& meeting,
               const std::string& title,
               const core::ItemAbout& about,
               bool is_decision)
{
    std::vector<View> fields;
    const std::string& id = about.item;
    if (!is_decision)
        fields.push_back(checkboxes({.name = "children-" + id,
                                     .legend = "Which children it is about",
                                     .options = child_options(papers),
                                     .chosen = texts_of(about.children),
                                     .hint = "None ticked is all of them.",
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
    view["fields"] = view_list(fields, same);
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
                papers, meeting, section.title, core::about_section(section, papers), false));
    for (const core::ChildDecision& decision : papers.decisions) {
        const auto child = std::ranges::find(papers.children, decision.child, &core::Child::id);
        const std::string name =
            child == papers.children.end() ? std::string{} : core::called(*child).reveal();
        items.push_back(item_view(
            papers, meeting, "Decision: " + name, core::about_decision(decision, papers), true));
    }
    for (const core::ActionRow& row : papers.actions)
        items.push_back(item_view(papers,
                                  meeting,
                                  "Action: " + row.action.what.reveal(),
                                  core::about_action(row.action, papers),
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
        same);
    view["save"] = button(
        {.label = "Save", .look = ButtonLook::secondary, .about = "for " + reader.name.reveal()});
    return view;
}

// One thing that may be chosen for a seat, or why it may not.
struct Choosable {
    std::vector<Option> options = {};
    std::vector<std::string> kept_back = {};  // "What the police say: It is not marked …"

    void add(const std::string& id, const std::string& title, const core::Verdict& verdict)
    {
        if (verdict.passage == core::Passage::never)
            kept_back.push_back(title + ": " + std::string{verdict.why});
        else
            options.push_back({id, title, std::string{verdict.why}});
    }
};

View box(const char* name,
         const char* legend,
         const Choosable& all,
         std::vector<std::string> chosen)
{
    return checkboxes({.name = name,
                       .legend = legend,
                       .options = all.options,
                       .chosen = std::move(chosen),
                       .small = true});
}

struct ShareForm {
    core::SeatChoice choice;
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

std::vector<View> share_fields(const core::PapersPlan& plan,
                               const core::PapersRecipient& recipient,
                               const ShareForm& form,
                               std::vector<std::string>& kept_back)
{
    using core::Share;
    const auto& member = recipient.seat.invitee.holder.member;
    const core::Papers& papers = plan.papers;
    Choosable sections;
    Choosable decisions;
    Choosable actions;
    for (const core::MinuteSection& each : papers.sections)
        if (!each.body.reveal().empty())
            sections.add(
                each.id.text(), each.title, core::verdict_on(each, recipient.kind, member, papers));
    for (const core::ChildDecision& each : papers.decisions) {
        const auto child = std::ranges::find(papers.children, each.child, &core::Child::id);
        decisions.add(
            each.id.text(),
            "Decision: " +
                (child == papers.children.end() ? std::string{} : core::called(*child).reveal()),
            core::verdict_on(each, recipient.kind, member, papers));
    }
    for (const core::ActionRow& row : papers.actions)
        actions.add(row.action.id.text(),
                    row.action.what.reveal(),
                    core::verdict_on(row.action, recipient.kind, member, papers));
    std::vector<Option> shares;
    for (const Share share :
         {Share::usual, Share::full, Share::part, Share::decisions, Share::nothing})
        shares.push_back({std::string{core::code(share)}, std::string{core::label(share)}});

    std::vector<View> fields{radios({.name = "share",
                                     .legend = "What they get",
                                     .options = shares,
                                     .chosen = std::string{core::code(form.choice.share)},
                                     .error = error_for(form.errors, "share"),
                                     .small = true})};
    const core::ReleasedSet& chosen = form.choice.chosen;
    if (!sections.options.empty())
        fields.push_back(
            box("sections", "Parts, with some of it", sections, texts_of(chosen.sections)));
    if (!decisions.options.empty())
        fields.push_back(
            box("decisions", "Decisions, with some of it", decisions, texts_of(chosen.decisions)));
    if (!actions.options.empty())
        fields.push_back(
            box("actions", "Action points, with some of it", actions, texts_of(chosen.actions)));
    fields.push_back(textarea({.name = "reason",
                               .label = "Why they get nothing, if they get nothing",
                               .value = form.choice.reason.reveal(),
                               .error = error_for(form.errors, "reason"),
                               .rows = 3}));
    for (const Choosable* each : {&sections, &decisions, &actions})
        kept_back.insert(kept_back.end(), each->kept_back.begin(), each->kept_back.end());
    return fields;
}

Response show_share(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const core::PapersPlan& plan,
                    const core::PapersRecipient& recipient,
                    const ShareForm& form)
{
    const core::MeetingId& meeting = plan.file.file.meeting.id;
    std::vector<std::string> kept_back;
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] = page_head({.heading = "What " + recipient.seat.name.reveal() + " gets",
                              .sub = recipient.seat.job,
                              .eyebrow = meeting_line(plan.file.file)});
    page["fields"] = view_list(share_fields(plan, recipient, form, kept_back), same);
    page["version"] = number_text(form.choice.version);
    page["share_url"] = share_url(meeting, recipient.seat.invitee.id);
    page["save"] = button({.label = "Save"});
    page["has_kept_back"] = !kept_back.empty();
    page["kept_back"] = view_list(kept_back, [](const std::string& words) {
        View view;
        view["words"] = words;
        return view;
    });
    return html_page(app,
                     request,
                     actor,
                     "papers/share",
                     {.title = "What they get",
                      .section = Section::meetings,
                      .back = {.label = "Back to papers", .url = record_url(meeting, "papers")},
                      .status = form.status},
                     std::move(page));
}

const core::PapersRecipient* recipient_in(const core::PapersPlan& plan, const std::string& seat)
{
    const auto found = std::ranges::find_if(
        plan.recipients, [&seat](const auto& each) { return each.seat.invitee.id.text() == seat; });
    return found == plan.recipients.end() ? nullptr : &*found;
}

}  // namespace

Response get_disclosure_about(App& app, const Request& request, const core::Actor& actor)
{
    const auto plan = look(app, request, actor);
    if (!plan) return refusal_page(app, request, actor, plan.error());
    const core::MeetingId& meeting = plan->file.file.meeting.id;
    View page;
    page["head"] = page_head({.heading = "Whom each part is about",
                              .sub = "What is about another child or another person never goes to "
                                     "a member of the family, whatever is ticked elsewhere.",
                              .eyebrow = meeting_line(plan->file.file)});
    page["members"] = view_list(plan->papers.members, [&](const core::FamilyReader& reader) {
        return member_view(plan->papers, meeting, reader);
    });
    page["items"] = view_list(items_of(plan->papers, meeting), same);
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
    const std::string item = request.value(1);
    const auto source = core::record_source_from(form.get("source-" + item));
    const core::SayAbout command{
        .meeting = meeting_of(request),
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
    const std::string member = request.value(1);
    const core::NoteOwnChildren command{
        .meeting = meeting_of(request),
        .own = {.member = core::FamilyMemberId{member},
                .children = ids_of_field<core::ChildId>(form, "own-" + member)}};
    const auto noted = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::note_own_children(work, app.clock, actor, command);
    });
    if (!noted) return refusal_page(app, request, actor, noted.error());
    return done(about_url(command.meeting), "about-saved");
}

Response get_share(App& app, const Request& request, const core::Actor& actor)
{
    const auto plan = look(app, request, actor);
    if (!plan) return refusal_page(app, request, actor, plan.error());
    const core::PapersRecipient* recipient = recipient_in(*plan, request.value(1));
    if (recipient == nullptr)
        return refusal_page(app, request, actor, core::Error{core::Refusal::not_found});
    return show_share(app, request, actor, *plan, *recipient, {.choice = recipient->choice});
}

Response post_share(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ChooseShare command{
        .meeting = meeting_of(request),
        .seat = core::InviteeId{request.value(1)},
        .version = number_field(form, "version"),
        .share = core::share_from(form.get("share")).value_or(core::Share::nothing),
        .chosen = {.sections = ids_of_field<core::MinuteSectionId>(form, "sections"),
                   .decisions = ids_of_field<core::DecisionId>(form, "decisions"),
                   .actions = ids_of_field<core::ActionPointId>(form, "actions")},
        .reason = core::FreeText{form.get("reason")}};
    const auto chosen = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::choose_share(work, app.clock, actor, command);
    });
    if (chosen) return done(record_url(command.meeting, "papers"), "share-saved");
    if (chosen.error().fields.empty()) return refusal_page(app, request, actor, chosen.error());
    const auto plan = look(app, request, actor);
    if (!plan) return refusal_page(app, request, actor, plan.error());
    const core::PapersRecipient* recipient = recipient_in(*plan, request.value(1));
    if (recipient == nullptr)
        return refusal_page(app, request, actor, core::Error{core::Refusal::not_found});
    return show_share(app,
                      request,
                      actor,
                      *plan,
                      *recipient,
                      {.choice = {.seat = command.seat,
                                  .share = command.share,
                                  .chosen = command.chosen,
                                  .reason = command.reason,
                                  .version = command.version},
                       .errors = chosen.error().fields,
                       .status = refusal_status(chosen.error().refusal)});
}

}  // namespace quorate::server
