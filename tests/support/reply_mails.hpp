#pragma once

#include <string>

namespace quorate::test {

/// What a mail that answers an invitation says.
struct MailedAnswer {
    std::string to = "meetings+abcdefghijklmnopqrstuvwxyz@council.example";
    std::string from = "noor@nhs.example";
    std::string uid = "7f0c3f0e-7a54-4a53-9d0e-0f5b8c6f6a11";
    std::string partstat = "ACCEPTED";
    int sequence = 0;
    std::string stamp = "20261123T100000Z";
    std::string id = "reply-1@nhs.example";
    std::string method = "REPLY";
    std::string extra = {};   // more lines of the event
    std::string fields = {};  // more fields of the header
};

/// The answer as the program sends it: shapes of real mails, written anew.
std::string outlook_mail(const MailedAnswer& said);
std::string gmail_mail(const MailedAnswer& said);
std::string apple_mail(const MailedAnswer& said);
std::string thunderbird_mail(const MailedAnswer& said);

/// A person who just pressed "reply".
std::string written_mail(const MailedAnswer& said, const std::string& words);

/// One of ours that came back; `action` is "failed" or "delayed".
std::string returned_mail(const MailedAnswer& said,
                          const std::string& original_id,
                          const std::string& action = "failed");

/// A mail whose body is `body` under this Content-Type.
std::string mail_of(const MailedAnswer& said, const std::string& type, const std::string& body);

/// The iTIP text alone.
std::string reply_calendar(const MailedAnswer& said);

std::string base64(const std::string& bytes);

}  // namespace quorate::test
