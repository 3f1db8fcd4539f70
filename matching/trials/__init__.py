"""From "may we try it" to "how did it go": trials, reviews of trials, requests for prices."""
