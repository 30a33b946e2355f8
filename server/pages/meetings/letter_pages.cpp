#include "server/pages/meetings/letter_pages.hpp"

#include <algorithm>
#include <functional>

#include "core/meetings/told_by_hand.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/app/page.hpp"
#include "server/pages/meetings/letter_words.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/reply_views.hpp"
#include "server/pages/preparation/kept_away_views.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::MeetingId;

std::string_view heading(const core::HandLetter& letter, const LetterWords& words)
{
    if (letter.says.is_cancelled) return words.cancelled;
    if (letter.is_news) return words.changed;
    return letter.says.is_chair ? words.to_chair : words.invited;
}

// A letter has no link behind which more could be said.
std::vector<std::string> sentences(const core::HandLetter& letter, const LetterWords& words)
{
    const core::SeatView& says = letter.says;
    if (says.is_cancelled) return {std::string{words.nothing_to_do}};
    std::vector<std::string> all{
        core::filled(says.authority_phone.empty() ? words.tell_us : words.telephone,
                     {{"phone", says.authority_phone}, {"reference", says.reference}})};
    if (letter.is_news) all.emplace(all.begin(), words.in_place_of);
    if (!says.is_family) return all;
    all.emplace_back(says.needs_interpreter ? words.what_needs_interpreter : words.what_needs);
    all.emplace_back(words.not_said);
    return all;
}

// Each letter in its reader's own language, or all in one.
View language_choices(const MeetingId& meeting, std::optional<core::Language> asked)
{
    struct Choice {
        std::string words;
        std::string_view lang;
        std::optional<core::Language> language;
    };
    const std::vector<Choice> choices{{"Each person's own language", "en", std::nullopt},
                                      {"English", "en", core::Language::english},
                                      {"Cymraeg", "cy", core::Language::welsh}};
    return view_list(choices, [&](const Choice& each) {
        const std::string query =
            each.language ? "?lang=" + std::string{code(*each.language)} : std::string{};
        View row;
        row["choice"] = each.words;
        row["choice_lang"] = text(each.lang);
        row["choice_url"] =
            each.language == asked ? std::string{} : meeting_url(meeting, "letters") + query;
        return row;
    });
}

View letter_view(const core::HandLetter& letter, const MeetingId& meeting)
{
    const LetterWords& words = letter_words(letter.says.language);
    View view = invitation_facts(letter.says);
    view["letter_lang"] = text(letter.says.language == core::Language::welsh ? "cy" : "");
    view["to"] = letter.to.name.reveal();
    view["letter_heading"] = text(heading(letter, words));
    view["sentences"] = view_list(sentences(letter, words), [](const std::string& each) {
        View row;
        row["sentence"] = each;
        return row;
    });
    view["is_unsure"] = letter.is_unsure;
    view["given_url"] = meeting_url(meeting, "letters/" + letter.to.invitee.id.text());
    view["given"] = button({.label = "I have told them", .about = letter.to.name.reveal()});
    return view;
}

// Whoever is told nothing at all, for those who may look at the family.
std::vector<View> kept_away_of(App& app, const core::Actor& actor, const MeetingId& id)
{
    const auto file = app.read(actor, [&](core::UnitOfWork& work) {
        return core::meeting_file(work, actor, core::Action::case_view_summary, id, app.now());
    });
    return file ? kept_away_alerts(app, actor, *file) : std::vector<View>{};
}

}  // namespace

Response get_letters(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const auto asked = asked_language(request);
    const auto letters = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_letters(work, meeting_tools(app), actor, id, asked);
    });
    if (!letters) return refusal_page(app, request, actor, letters.error());
    kainjow::mustache::list to_give;
    kainjow::mustache::list given;
    for (const core::HandLetter& letter : *letters)
        (letter.is_given ? given : to_give).push_back(letter_view(letter, id));
    View page;
    page["head"] = page_head({.heading = "Letters to give by hand"});
    page["nothing"] = to_give.empty()
                          ? empty_state({.heading = "Nobody is to be told by hand",
                                         .text = "Everybody else gets an e-mail, or knows.",
                                         .icon = "information"})
                          : View{false};
    page["notices"] = view_list(kept_away_of(app, actor, id), std::identity{});
    page["choices"] = language_choices(id, asked);
    page["letters_some"] = !to_give.empty();
    page["letters"] = View{to_give};
    page["told_some"] = !given.empty();
    page["told"] = View{given};
    return html_page(app,
                     request,
                     actor,
                     "meetings/letters",
                     {.title = "Letters to give by hand",
                      .section = Section::meetings,
                      .back = {"Back to the meeting", meeting_url(id)}},
                     std::move(page));
}

Response post_letter_given(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const auto told = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::tell_by_hand(work,
                                  meeting_tools(app),
                                  actor,
                                  id,
                                  core::InviteeId{request.value(1)},
                                  core::ToldWay::letter);
    });
    if (!told) return refusal_page(app, request, actor, told.error());
    return done(meeting_url(id), "told-by-hand");
}

}  // namespace quorate::server
