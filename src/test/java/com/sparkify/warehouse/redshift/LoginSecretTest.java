package com.sparkify.warehouse.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.settings.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text of a secret means. */
class LoginSecretTest {
  @Test
  void jsonNamesUserAndPasswordAsRedshiftWritesIt() {
    LoginSecret secret =
        LoginSecret.parse(
            "s", "{\"username\": \"loader\", \"password\": \"hunter2\", \"port\": 5439}");
    assertThat(secret.password()).isEqualTo(new Secret("hunter2"));
    assertThat(secret.userOr(Optional.of("other"))).isEqualTo("loader");
  }

  @Test
  void anyOtherTextIsThePasswordOfTheUserInTheSettings() {
    LoginSecret secret = LoginSecret.parse("s", "hunter2\n");
    assertThat(secret.password()).isEqualTo(new Secret("hunter2"));
    assertThat(secret.userOr(Optional.of("loader"))).isEqualTo("loader");
    assertThatThrownBy(() -> secret.userOr(Optional.empty()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("set redshift.user");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{}", "{\"username\": \"loader\"}", "{\"password\": \"hunter2"})
  void whatHoldsNoPasswordIsRefusedAndNotQuoted(String text) {
    assertThatThrownBy(() -> LoginSecret.parse("my/secret", text))
        .isInstanceOf(SettingsException.class)
        .hasNoCause()
        .hasMessageStartingWith("Cannot log in with the secret my/secret (redshift.secret): ")
        .message()
        .doesNotContain("hunter2");
  }
}
