#include "server/pages/record/letter_text_view.hpp"

#include "server/templates/components.hpp"

namespace quorate::server {

void add_letter_text(View& page, const core::LetterText& letter)
{
    page["letter_lang"] = text(letter.language == core::Language::welsh ? "cy" : "");
    page["greeting"] = letter.greeting;
    page["letter_heading"] = letter.heading;
    page["opening"] = letter.opening;
    page["parts"] = view_list(letter.parts, [](const core::LetterPart& part) {
        View view;
        view["part_heading"] = part.heading;
        view["paragraphs"] = view_list(part.paragraphs, [](const std::string& words) {
            View paragraph;
            paragraph["words"] = words;
            return paragraph;
        });
        return view;
    });
    page["closing"] = letter.closing;
    page["signature"] = letter.signature;
    page["council"] = letter.council;
}

}  // namespace quorate::server
