#pragma once

#include <string>
#include <string_view>

namespace quorate::server {

/// What a person wrote above what they quote.
std::string own_words(std::string_view text);

/// The same of a mail that answers by its calendar part: without the sentence that the program puts
/// there by itself ("Noor Stubb has accepted this invitation.") and what follows it.
std::string words_beside_answer(std::string_view text);

/// The words of an HTML text, a line to each paragraph; what it quotes is left out. No styles, no
/// scripts, no addresses of links.
std::string text_of_html(std::string_view html);

}  // namespace quorate::server
